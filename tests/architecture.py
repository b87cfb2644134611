"""How the house is held to its drawing: the rules of docs/architecture as functions over source trees.

Each takes the root folder, so that a planted breach in a temporary folder proves that it can fail.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

#: The total order: import to the left or inside your own room. `config` knows all, nobody knows it.
ORDER = ["accounts", "documents", "desk", "coordination", "offers", "committees", "monitoring", "config"]
#: Modules at the edge: they reach rows through selectors and doors, never through a bare manager.
EDGES = {
    "views",
    "public",
    "api",
    "forms",
    "tasks",
    "exports",
    "tables",
    "filters",
    "today",
    "search",
    "jobs",
}
#: The ways around a door.
MANAGERS = {"objects", "_base_manager", "_default_manager"}
#: Folders below the edge: a noun there may be called "tasks" without being one.
DEPTHS = {"models", "selectors", "services"}
#: Names that say nothing about what is inside.
NAMELESS = {"utils", "helpers", "common", "core", "mixins", "misc"}
MAX_LINES, MAX_FUNCTION, MAX_TEMPLATE = 400, 50, 160


def sources(root: Path) -> Iterator[Path]:
    for room in ORDER:
        for path in sorted((root / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno


def imports_to_the_right(root: Path) -> list[str]:
    found = []
    for path in sources(root):
        here = ORDER.index(path.relative_to(root).parts[0])
        for module, line in imports(path):
            room = module.split(".")[0]
            if room in ORDER and ORDER.index(room) > here:
                found.append(f"{path.relative_to(root)}:{line} imports {module}")
    return found


def circles_between_slices(root: Path) -> list[str]:
    arrows: dict[str, set[str]] = {}
    for path in sources(root):
        parts = path.relative_to(root).parts
        if len(parts) < 3:
            continue
        here = ".".join(parts[:2])
        for module, _line in imports(path):
            there = ".".join(module.split(".")[:2])
            if (
                there != here
                and there.split(".")[0] == parts[0]
                and (root / there.replace(".", "/")).is_dir()
            ):
                arrows.setdefault(here, set()).add(there)
    return [f"{one} -> … -> {one}" for one in arrows if _reaches(arrows, one, one)]


def _reaches(arrows: dict[str, set[str]], start: str, goal: str) -> bool:
    seen, todo = set(), list(arrows.get(start, ()))
    while todo:
        step = todo.pop()
        if step == goal:
            return True
        if step not in seen:
            seen.add(step)
            todo += arrows.get(step, ())
    return False


def weasyprint_outside_documents(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)}:{line}"
        for path in sources(root)
        for module, line in imports(path)
        if module.split(".")[0] == "weasyprint" and path.relative_to(root).parts[0] != "documents"
    ]


def bare_managers_at_the_edge(root: Path) -> list[str]:
    """`Model.objects` in an edge module (or a folder of that name inside a slice; a slice may be called
    "jobs" or "search" itself), unless the next word is a door."""
    doors = {"visible_to", "editable_by", "allowed_to", "published", "none"}
    found = []
    for path in sources(root):
        inside = set(path.relative_to(root).parts[2:-1])
        if inside & DEPTHS or (path.stem not in EDGES and not EDGES & inside):
            continue
        tree = ast.parse(path.read_text())
        through_door = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and node.attr in doors
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or node.attr not in MANAGERS:
                continue
            if id(node) not in through_door:
                found.append(f"{path.relative_to(root)}:{node.lineno}")
    return found


def public_pages_beyond_published(root: Path) -> list[str]:
    """`public.py` may take from selectors only what is called `published_…`."""
    found = []
    for path in sources(root):
        if path.stem != "public":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.endswith("selectors"):
                found += [
                    f"{path.relative_to(root)}:{node.lineno} {name.name}"
                    for name in node.names
                    if not name.name.startswith("published_")
                ]
    return found


def nameless_modules(root: Path) -> list[str]:
    return [
        str(p.relative_to(root)) for p in sources(root) if NAMELESS & {p.stem, *p.relative_to(root).parts}
    ]


def too_long(root: Path) -> list[str]:
    found = []
    for path in sources(root):
        text = path.read_text()
        if text.count("\n") > MAX_LINES:
            found.append(f"{path.relative_to(root)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION:
                found.append(f"{path.relative_to(root)}:{node.lineno} {node.name}")
    for path in sorted((root / "templates").rglob("*.html")):
        if path.read_text().count("\n") > MAX_TEMPLATE:
            found.append(f"{path.relative_to(root)}: {path.read_text().count(chr(10))} lines")
    return found


def signals_and_save_overrides(root: Path) -> list[str]:
    found = []
    for path in sources(root):
        tree = ast.parse(path.read_text())
        found += [
            f"{path.relative_to(root)}:{line} {module}"
            for module, line in imports(path)
            if module in {"django.db.models.signals", "django.dispatch"}
        ]
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and path.stem == "models":
                found += [
                    f"{path.relative_to(root)}:{item.lineno} {node.name}.save"
                    for item in node.body
                    if isinstance(item, ast.FunctionDef) and item.name == "save"
                ]
    return found


def models_without_docstring(root: Path) -> list[str]:
    found = []
    for path in sources(root):
        if path.stem != "models" and "models" not in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            bases = {getattr(base, "id", getattr(base, "attr", "")) for base in getattr(node, "bases", [])}
            if (
                isinstance(node, ast.ClassDef)
                and bases & {"Model", "TenantModel"}
                and not ast.get_docstring(node)
            ):
                found.append(f"{path.relative_to(root)}:{node.lineno} {node.name}")
    return found
