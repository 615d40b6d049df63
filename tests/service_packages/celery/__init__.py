def __getattr__(name):
    import importlib

    return getattr(importlib.import_module('celery.app'), name)
