import functools


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns):
        return type.__new__(_TypedDictMeta, name, (dict,), ns)

    __call__ = dict


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})


def _ensure_subclassable(mro_entries):
    def inner(func):
        cls_dict = {
            "__call__": staticmethod(func),
            "__mro_entries__": staticmethod(mro_entries),
        }
        return functools.update_wrapper(type(func.__name__, (), cls_dict)(), func)

    return inner


@_ensure_subclassable(lambda bases: (_TypedDict,))
def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    return _TypedDictMeta(typename, (), {})


class _Special:
    def __getitem__(self, parameters):
        return parameters


NotRequired = _Special()
