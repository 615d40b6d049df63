from svc.objects import address, fields

getattr(address.AddressPayload, 'fields')['zip'] = fields.StringField()
