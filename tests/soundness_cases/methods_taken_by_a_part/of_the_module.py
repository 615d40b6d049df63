import oslo_messaging

import sys

n = oslo_messaging.Notifier(None)


def cmd_list(ctx, name):
    n.info(ctx, 'list.' + name, {})


def cmd_show(ctx, name):
    n.info(ctx, 'show.' + name, {})


def main(ctx, command):
    globals()['cmd_' + command](ctx, 'all')  #! list.all show.all


def other(ctx, command):
    fn = getattr(sys.modules[__name__], f'cmd_{command}', None)
    if fn:
        fn(ctx, 'one')  #! list.one show.one

# run: main(ctx, 'list'); main(ctx, 'show')
# run: other(ctx, 'list'); other(ctx, 'show')
