import oslo_messaging

N = oslo_messaging.Notifier(None)


class Bad(ExceptionGroup):
    pass


def main(ctx):
    try:
        raise Bad('many', [ValueError('a')])
    except ExceptionGroup as group:
        N.info(ctx, f'group.{group.message}.{len(group.exceptions)}', {})  #! group.*.*
        for each in group.exceptions:
            N.info(ctx, f'one.{each.args[0]}', {})  #! one.*
    try:
        raise ExceptionGroup('many', [ValueError('b')])
    except ValueError:
        N.info(ctx, 'never', {})
    except ExceptionGroup as group:
        N.info(ctx, f'b.{group.exceptions[0].args[0]}', {})  #! b.*

# run: main(None)
