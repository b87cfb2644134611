# The two commands of the house are `make demo` and `make test`; the rest helps at work.
# POSIX make and sh are enough: what else is needed, bin/setup brings along or names.
.POSIX:

help:
	@echo "make demo    start the demo district (PORT=8000)"
	@echo "make test    check and test everything (SQLite, browser included)"
	@echo "make walk    only every page of the demo, with a browser and axe"
	@echo "make setup   install what running needs, start nothing"
	@echo "make lock    resolve the dependencies anew into the lock files"

demo:
	@bin/demo

test:
	@bin/test

walk:
	@bin/setup test
	@.venv/bin/python -m pytest -q -n auto --dist worksteal tests/browser/test_every_page.py

setup:
	@bin/setup run

lock:
	@bin/lock
