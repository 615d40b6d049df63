def about_order(notifier, context, suffix):
    notifier.info(context, 'order.%s.end' % suffix, {})  # NTF105: 'order.*.end' would be sent by 'svc.orders.about_order', which nobody in the project calls: remove it, or make sure that callers elsewhere send only what is allowed
