from svc import lazy


def refund(context, order):
    lazy.notify_about_order(context, order, 'refund')
    tell(context, order)


from svc.lazy import notify_about_order as _told


def tell(context, order):
    _told(context, order, 'tell')
