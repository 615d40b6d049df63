from svc.objects import address, fields

type.__setattr__(address.AddressPayload, 'fields', {'street': fields.StringField()})
