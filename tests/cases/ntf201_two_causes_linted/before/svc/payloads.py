"""Two changes in two other files, which are both checked: reported once."""

from svc import base, carriers, prices


@base.ServiceObjectRegistry.register
class OrderPayload(prices.Priced, carriers.Carried):
    VERSION = '1.0'
