from svc import notifications, lookups
from svc.notifications import notify_about_order

KIND = 'notify_about_order'

def tell(context, order):
    globals()['notify_about_order'](context, order, 'globals')
    globals()[KIND](context, order, 'kind')
    globals().get('notify_about_order')(context, order, 'get')
    vars(notifications).get(KIND)(context, order, 'vget')
    lookups.find('notify_about_order')(context, order, 'found')
