import oslo_messaging

N = oslo_messaging.Notifier(None)


def level_0(ctx, event):
    N.info(ctx, event, {})


def level_1(ctx, event):
    level_0(ctx, event)


def level_2(ctx, event):
    level_1(ctx, event)


def level_3(ctx, event):
    level_2(ctx, event)


def level_4(ctx, event):
    level_3(ctx, event)


def level_5(ctx, event):
    level_4(ctx, event)


def level_6(ctx, event):
    level_5(ctx, event)


def level_7(ctx, event):
    level_6(ctx, event)


def level_8(ctx, event):
    level_7(ctx, event)


def level_9(ctx, event):
    level_8(ctx, event)


def level_10(ctx, event):
    level_9(ctx, event)


def level_11(ctx, event):
    level_10(ctx, event)


def level_12(ctx, event):
    level_11(ctx, event)


def level_13(ctx, event):
    level_12(ctx, event)


def level_14(ctx, event):
    level_13(ctx, event)


def level_15(ctx, event):
    level_14(ctx, event)


def level_16(ctx, event):
    level_15(ctx, event)


def level_17(ctx, event):
    level_16(ctx, event)


def level_18(ctx, event):
    level_17(ctx, event)


def level_19(ctx, event):
    level_18(ctx, event)


def level_20(ctx, event):
    level_19(ctx, event)


def level_21(ctx, event):
    level_20(ctx, event)


def level_22(ctx, event):
    level_21(ctx, event)


def level_23(ctx, event):
    level_22(ctx, event)


def level_24(ctx, event):
    level_23(ctx, event)


def level_25(ctx, event):
    level_24(ctx, event)


def level_26(ctx, event):
    level_25(ctx, event)


def level_27(ctx, event):
    level_26(ctx, event)


def level_28(ctx, event):
    level_27(ctx, event)


def level_29(ctx, event):
    level_28(ctx, event)


def level_30(ctx, event):
    level_29(ctx, event)


def run(ctx):
    level_30(ctx, 'order.deep')  #! order.deep

# run: run(ctx)
