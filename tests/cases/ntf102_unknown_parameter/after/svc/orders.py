def about_order(notifier, context, suffix):
    notifier.info(context, 'order.%s.end' % suffix, {})


def create(notifier, context, request):
    about_order(notifier, context, 'item.%s' % request.action)  # NTF102: 'order.item.*.end'...
