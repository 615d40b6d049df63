from svc import sending


class Plugin:
    def tell(self, context, what):
        sending.tell(context, 'plugin.%s' % what)  # NTF105: 'order.plugin.*' would be sent by 'svc.orders.Plugin.tell', which...


def paid(context):
    sending.tell(context, 'paid')  # NTF101: 'order.paid'...
