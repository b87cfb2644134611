"""What is asked of every page: its look by axe, its width, its keyboard, and what remains without JavaScript."""

import re

from playwright.sync_api import Page, ViewportSize

from tests.browser.house import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text()
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
TITLE = re.compile(r"\S.+ – (.+ – )?(Teilhabenetz|Landkreis Auental|Kreis Nordmark)")
#: Axe reads every style sheet ahead for one rule alone, "css-orientation-lock", which is not among those of a standard.
RUN = """([tags, rules]) => axe.run(document, {resultTypes: ['violations'], elementRef: false, preload: {assets: ['media']},
  runOnly: rules ? {type: 'rule', values: rules} : {type: 'tag', values: tags}})
  .then((result) => result.violations.map((fault) => fault.id + ': ' + fault.nodes.slice(0, 3)
  .map((node) => node.target.join(' ') + ' | ' + node.html.slice(0, 140)).join(' || ')))"""
STILL = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }"""
OVERFLOW = """() => { const page = document.documentElement; if (page.scrollWidth <= innerWidth + 1) return '';
  const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 4).map((e) => e.tagName + '.' + e.className); return page.scrollWidth + ' px: ' + wide.join(', '); }"""
#: A list of the house stands on a wide page with all its columns: what is cut off there, nobody looks for.
CUT_OFF = """() => [...document.querySelectorAll('.tn-tafelrahmen:has(> .tn-liste)')]
  .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1).map((e) => e.scrollWidth + ' of ' + e.clientWidth + ' px').join()"""
#: Every control that can be seen takes the focus and shows it; nothing else listens to clicks or jumps the queue.
KEYBOARD = """() => { const faults = [], name = (e) => e.outerHTML.slice(0, 140);
  const seen = (e) => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0;
  const styled = (s) => { return [s.outlineStyle === 'none' ? '' : s.outline,
    s.boxShadow, s.borderColor, s.borderWidth, s.backgroundColor, s.textDecoration].join(); };
  const look = (e) => styled(getComputedStyle(e)) + styled(getComputedStyle(e, '::after'));
  const shown = (e) => [e, e.closest('label'), e.nextElementSibling, e.parentElement].filter(Boolean).map(look).join();
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  document.activeElement.blur();
  for (const e of document.querySelectorAll(controls)) {
    if (e.disabled || !seen(e) || e.tabIndex < 0 || e.closest('[inert]')) continue;
    const before = shown(e);
    e.focus({focusVisible: true, preventScroll: true});
    if (document.activeElement !== e) faults.push('takes no focus: ' + name(e));
    else if (shown(e) === before) faults.push('focus cannot be seen: ' + name(e));
  }
  document.activeElement.blur();
  for (const e of document.querySelectorAll('[tabindex]')) if (e.tabIndex > 0) faults.push('jumps the queue: ' + name(e));
  for (const e of document.querySelectorAll('[onclick], [hx-get], [hx-post], [role=button], [role=link]'))
    if (!e.matches('a[href], button, input, select, textarea, summary, form, [tabindex="0"]')
      && !/load|every|input/.test(e.getAttribute('hx-trigger') || '')) faults.push('no keyboard: ' + name(e));
  return faults.slice(0, 5); }"""
#: Without JavaScript a control that does something is a link with an address or a button of a form.
PLAIN = """() => { const faults = [], name = (e) => e.outerHTML.slice(0, 140);
  const seen = (e) => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0;
  if (!seen(document.querySelector('h1'))) faults.push('h1 cannot be seen');
  for (const e of document.querySelectorAll('a')) if (seen(e)
    && !/^(https?:|mailto:|tel:|\\/|\\?|#.|[\\w.-]+\\/)/.test(e.getAttribute('href') ?? '')) faults.push('leads nowhere: ' + name(e));
  for (const e of document.querySelectorAll('button')) if (seen(e) && (e.type === 'button' || !e.form))
    if (!e.hasAttribute('popovertarget')) faults.push('does nothing: ' + name(e));
  for (const e of document.querySelectorAll('form')) {
    const sends = [...e.elements].some((part) => part.matches('button:not([type]), [type=submit], [type=image]'));
    const asked = [...e.elements].filter((part) => part.type !== 'hidden' && seen(part));
    const enter = asked.length === 1 && ['search', 'text'].includes(asked[0].type);
    if (asked.length && !sends && !enter) faults.push('cannot be sent: ' + name(e));
  }
  return faults.slice(0, 5); }"""
FOCUS = "document.activeElement"
NAME = f"{FOCUS}.name || {FOCUS}.id || {FOCUS}.textContent.trim()"
WIDE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}


def faults_of(page: Page, lang: str = "de") -> list[str]:
    """Everything that is wrong with the page as it stands, at both widths, in light and dark."""
    faults = _frame(page, lang)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        if cut_off := page.evaluate(CUT_OFF):
            faults.append(f"{size['width']} a list runs off the page: {cut_off}")
        faults += [f"{size['width']} {line}" for line in _body(page)]
        page.emulate_media(color_scheme="dark")
        faults += [f"{size['width']} dark {line}" for line in page.evaluate(RUN, [STANDARD, COLOURS])]
        page.emulate_media(color_scheme="light")
    return faults


def faults_here(page: Page, lang: str = "de") -> list[str]:
    """The same in one look: the width the window has, in light. For the many pages of a walk."""
    return _frame(page, lang) + _body(page)


def _frame(page: Page, lang: str) -> list[str]:
    """Language, title, heading and first focus; afterwards nothing moves and axe is there."""
    page.evaluate(STILL)
    faults = [] if page.locator("html").get_attribute("lang") == lang else [f"lang is not {lang}"]
    if not TITLE.search(page.title()):
        faults.append(f"title: {page.title()!r}")
    if page.locator("h1").count() != 1:
        faults.append(f"{page.locator('h1').count()} h1")
    faults += first_focus(page)
    page.evaluate(AXE)
    return faults


def _body(page: Page) -> list[str]:
    """Width, keyboard, and axe in light."""
    wide = page.evaluate(OVERFLOW)
    faults = [f"wider than the window: {wide}"] if wide else []
    faults += page.evaluate(KEYBOARD)
    return faults + [f"light {line}" for line in page.evaluate(RUN, [STANDARD, None])]


def first_focus(page: Page) -> list[str]:
    """The first step by Tab leads to the link that skips the head; a page with an error may lead there first."""
    if page.evaluate("document.activeElement !== document.body"):
        return []
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    return [] if first == "#inhalt" else [f"first focus: {first}"]


def tab_to(page: Page, wanted: str, *, steps: int = 80) -> None:
    """Press Tab until the focus stands on what is wanted; every stop on the way can be seen."""
    for _ in range(steps):
        page.keyboard.press("Tab")
        if page.evaluate(f"(css) => {FOCUS}.matches(css)", wanted):
            return
    raise AssertionError(f"Tab does not reach {wanted}; the focus stands on {page.evaluate(NAME)}")
