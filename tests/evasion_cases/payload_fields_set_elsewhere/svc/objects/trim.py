from svc.objects import address, fields

setattr(address.AddressPayload, 'fields', {'street': fields.StringField()})
