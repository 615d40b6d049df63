from svc import load_test


def lose(context, order):
    load_test.lose(context, order)
