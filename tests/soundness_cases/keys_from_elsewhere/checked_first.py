import argparse

import oslo_messaging

N = oslo_messaging.Notifier(None)
KINDS = {'a': 'one', 'b': 'two'}


def send(ctx, arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument('kind')
    parsed = parser.parse_args(arguments)
    if parsed.kind not in KINDS:
        N.info(ctx, 'unknown', {})  #! unknown
        return
    N.info(ctx, KINDS[parsed.kind], {})  #! one two

# run: [send(None, [each]) for each in ('a', 'b', 'c')]
