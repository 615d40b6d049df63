import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, work, is_quick):
    way = 'none'
    try:
        if is_quick:
            way = 'quick'
        else:
            way = 'long'
            work()
            way = 'longer'
            work(1)
            way = 'longest'
    except Exception:
        N.error(ctx, 'failed.' + way, {})  #! failed.long failed.longer

# run: tell(ctx, list, True), tell(ctx, 3, False), tell(ctx, list, False)
