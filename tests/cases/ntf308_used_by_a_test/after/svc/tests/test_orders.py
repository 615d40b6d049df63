def test_lost(verify):
    verify('order-lost-again')
