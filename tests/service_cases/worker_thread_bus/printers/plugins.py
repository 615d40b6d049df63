import importlib

_found = {}


def load(names):
    for name in names:
        _found[name] = importlib.import_module(name)


def call(method, args=()):
    for name, plugin in _found.items():
        try:
            getattr(plugin, method)(*args)
        except Exception as error:
            print(name, error)
