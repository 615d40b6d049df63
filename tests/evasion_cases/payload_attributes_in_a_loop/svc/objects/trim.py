from svc.objects import address, fields

LATER = {'fields': {'street': fields.StringField()}}

for name, value in LATER.items():
    setattr(address.AddressPayload, name, value)
