from functools import partial


def define(maybe_cls=None, **kw):
    def do_it(cls):
        return cls

    return do_it if maybe_cls is None else do_it(maybe_cls)


frozen = partial(define, frozen=True)
