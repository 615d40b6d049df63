from nested_functions import same


def outer(what):
    def inner(how):
        same.make(what)(how)
    inner('fast')
    return inner


def run(ctx):
    outer('x')('slow')  # NTF101 x.fast NTF101 x.slow
