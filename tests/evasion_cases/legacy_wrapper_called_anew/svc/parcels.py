from svc.notifications import notify_about_order


def lose(context, order):
    notify_about_order(context, order, 'lost', by='the carrier')
