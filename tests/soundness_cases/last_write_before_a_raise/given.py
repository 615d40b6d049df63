import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, order):
    step = 'new'
    try:
        order.check()
        step = 'checked'
        order.pay()
        step = 'paid'
    except Exception:
        N.error(ctx, 'failed.' + step, {})  #! failed.new failed.checked
        raise
    finally:
        N.info(ctx, 'end.' + step, {})  #! end.new end.checked end.paid

# run: import contextlib
# run: tell(ctx, ns(check=list, pay=list))
# run: with contextlib.suppress(TypeError): tell(ctx, ns(check=list, pay=3))
# run: with contextlib.suppress(TypeError): tell(ctx, ns(check=3))
