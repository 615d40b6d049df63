import oslo_messaging

N = oslo_messaging.Notifier(None)


def run(ctx):
    def level_1(event):
        def level_2(event):
            def level_3(event):
                def level_4(event):
                    def level_5(event):
                        def level_6(event):
                            def level_7(event):
                                def level_8(event):
                                    def level_9(event):
                                        def level_10(event):
                                            def level_11(event):
                                                def level_12(event):
                                                    def level_13(event):
                                                        def level_14(event):
                                                            def level_15(event):
                                                                N.info(ctx, event, {})

                                                            level_15(event + '.n15')

                                                        level_14(event + '.n14')

                                                    level_13(event + '.n13')

                                                level_12(event + '.n12')

                                            level_11(event + '.n11')

                                        level_10(event + '.n10')

                                    level_9(event + '.n9')

                                level_8(event + '.n8')

                            level_7(event + '.n7')

                        level_6(event + '.n6')

                    level_5(event + '.n5')

                level_4(event + '.n4')

            level_3(event + '.n3')

        level_2(event + '.n2')

    level_1('order')  #! order.n2.n3.n4.n5.n6.n7.n8.n9.n10.n11.n12.n13.n14.n15

# run: run(ctx)
