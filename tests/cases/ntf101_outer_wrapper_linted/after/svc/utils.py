def about_order(notifier, context, suffix):
    notifier.info(context, 'order.%s' % suffix, {})
