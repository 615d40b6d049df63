import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    def level_0(self, ctx, *, event, phase='end'):
        N.info(ctx, event + '.' + phase, {})

    def level_1(self, *args, **kwargs):
        self.level_0(*args, **kwargs)

    def level_2(self, ctx, event):
        with self:
            self.level_1(ctx, event=event)

    def level_3(self, ctx, **kwargs):
        return self.level_2(ctx, **kwargs)

    def level_4(self, *args, **kwargs):
        self.level_3(*args, **kwargs)

    def level_5(self, ctx, event):
        with self:
            self.level_4(ctx, event=event)

    def level_6(self, ctx, **kwargs):
        return self.level_5(ctx, **kwargs)

    def level_7(self, *args, **kwargs):
        self.level_6(*args, **kwargs)

    def level_8(self, ctx, event):
        with self:
            self.level_7(ctx, event=event)

    def level_9(self, ctx, **kwargs):
        return self.level_8(ctx, **kwargs)

    def level_10(self, *args, **kwargs):
        self.level_9(*args, **kwargs)

    def level_11(self, ctx, event):
        with self:
            self.level_10(ctx, event=event)

    def level_12(self, ctx, **kwargs):
        return self.level_11(ctx, **kwargs)

    def level_13(self, *args, **kwargs):
        self.level_12(*args, **kwargs)

    def level_14(self, ctx, event):
        with self:
            self.level_13(ctx, event=event)

    def level_15(self, ctx, **kwargs):
        return self.level_14(ctx, **kwargs)

    def level_16(self, *args, **kwargs):
        self.level_15(*args, **kwargs)

    def level_17(self, ctx, event):
        with self:
            self.level_16(ctx, event=event)

    def level_18(self, ctx, **kwargs):
        return self.level_17(ctx, **kwargs)

    def level_19(self, *args, **kwargs):
        self.level_18(*args, **kwargs)

    def level_20(self, ctx, event):
        with self:
            self.level_19(ctx, event=event)

    def level_21(self, ctx, **kwargs):
        return self.level_20(ctx, **kwargs)

    def level_22(self, *args, **kwargs):
        self.level_21(*args, **kwargs)

    def level_23(self, ctx, event):
        with self:
            self.level_22(ctx, event=event)

    def level_24(self, ctx, **kwargs):
        return self.level_23(ctx, **kwargs)

    def level_25(self, *args, **kwargs):
        self.level_24(*args, **kwargs)

    def level_26(self, ctx, event):
        with self:
            self.level_25(ctx, event=event)

    def level_27(self, ctx, **kwargs):
        return self.level_26(ctx, **kwargs)

    def level_28(self, *args, **kwargs):
        self.level_27(*args, **kwargs)

    def level_29(self, ctx, event):
        with self:
            self.level_28(ctx, event=event)

    def level_30(self, ctx, **kwargs):
        return self.level_29(ctx, **kwargs)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def run(self, ctx):
        self.level_30(ctx, event='order.methods')  #! order.methods.end

# run: Manager().run(ctx)
