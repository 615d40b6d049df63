import oslo_messaging

N = oslo_messaging.Notifier(None)


class C0:
    def tell(self, ctx, event):
        N.info(ctx, event, {})


class C1(C0):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C2(C1):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C3(C2):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C4(C3):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C5(C4):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C6(C5):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C7(C6):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C8(C7):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C9(C8):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C10(C9):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C11(C10):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C12(C11):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C13(C12):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C14(C13):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C15(C14):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C16(C15):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C17(C16):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C18(C17):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C19(C18):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C20(C19):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C21(C20):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C22(C21):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C23(C22):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C24(C23):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C25(C24):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C26(C25):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C27(C26):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C28(C27):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C29(C28):
    def tell(self, ctx, event):
        super().tell(ctx, event)


class C30(C29):
    def tell(self, ctx, event):
        super().tell(ctx, event)


def run(ctx):
    C30().tell(ctx, 'order.super')  #! order.super

# run: run(ctx)
