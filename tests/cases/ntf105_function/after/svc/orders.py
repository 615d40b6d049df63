def about_order(notifier, context, suffix):
    notifier.info(context, 'order.%s.end' % suffix, {})  # NTF105: 'order.*.end' would be sent by 'svc.orders.about_order', which nobody in the project calls: remove it, or see to it that those who call it send what they may
