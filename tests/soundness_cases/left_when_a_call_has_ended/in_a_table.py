import oslo_messaging

N = oslo_messaging.Notifier(None)

TABLE = {'kind': 'none'}


def start():
    TABLE['kind'] = 'busy'


def run(ctx):
    N.info(ctx, 'had.' + TABLE['kind'], {})  #! had.none had.done had.*
    start()
    TABLE['kind'] = 'done'

# run: run(ctx), run(ctx)
