from not_in_tests import same


def run(ctx):
    same.notify(ctx, 'helped')
