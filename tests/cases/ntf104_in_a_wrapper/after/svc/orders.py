def about_order(notifier, context, suffix):
    notifier.warning(context, 'order.%s' % suffix, {})


def create(notifier, context):
    about_order(notifier, context, 'late')  # NTF101: 'order.late'... # NTF104: 'order.late'...
