import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    def run(self, ctx, a):
        flags = []
        if a.f0:
            flags.append('f0')
        if a.f1:
            flags.append('f1')
        if a.f2:
            flags.append('f2')
        if a.f3:
            flags.append('f3')
        if a.f4:
            flags.append('f4')
        if a.f5:
            flags.append('f5')
        if a.f6:
            flags.append('f6')
        if a.f7:
            flags.append('f7')
        if a.f8:
            flags.append('f8')
        if a.f9:
            flags.append('f9')
        if a.f10:
            flags.append('f10')
        if a.f11:
            flags.append('f11')
        if a.f12:
            flags.append('f12')
        if a.f13:
            flags.append('f13')
        if a.f14:
            flags.append('f14')
        if a.f15:
            flags.append('f15')
        if a.f16:
            flags.append('f16')
        if a.f17:
            flags.append('f17')
        if a.f18:
            flags.append('f18')
        if a.f19:
            flags.append('f19')
        if a.f20:
            flags.append('f20')
        if a.f21:
            flags.append('f21')
        if a.f22:
            flags.append('f22')
        if a.f23:
            flags.append('f23')
        if a.f24:
            flags.append('f24')
        if a.f25:
            flags.append('f25')
        if a.f26:
            flags.append('f26')
        if a.f27:
            flags.append('f27')
        if a.f28:
            flags.append('f28')
        if a.f29:
            flags.append('f29')
        if a.f30:
            flags.append('f30')
        if a.f31:
            flags.append('f31')
        if a.f32:
            flags.append('f32')
        if a.f33:
            flags.append('f33')
        if a.f34:
            flags.append('f34')
        if a.f35:
            flags.append('f35')
        if a.f36:
            flags.append('f36')
        if a.f37:
            flags.append('f37')
        if a.f38:
            flags.append('f38')
        if a.f39:
            flags.append('f39')
        if a.f40:
            flags.append('f40')
        if a.f41:
            flags.append('f41')
        if a.f42:
            flags.append('f42')
        if a.f43:
            flags.append('f43')
        if a.f44:
            flags.append('f44')
        if a.f45:
            flags.append('f45')
        if a.f46:
            flags.append('f46')
        if a.f47:
            flags.append('f47')
        if a.f48:
            flags.append('f48')
        if a.f49:
            flags.append('f49')
        if a.f50:
            flags.append('f50')
        if a.f51:
            flags.append('f51')
        if a.f52:
            flags.append('f52')
        if a.f53:
            flags.append('f53')
        if a.f54:
            flags.append('f54')
        if a.f55:
            flags.append('f55')
        if a.f56:
            flags.append('f56')
        if a.f57:
            flags.append('f57')
        if a.f58:
            flags.append('f58')
        if a.f59:
            flags.append('f59')
        if a.f60:
            flags.append('f60')
        if a.f61:
            flags.append('f61')
        if a.f62:
            flags.append('f62')
        if a.f63:
            flags.append('f63')
        if a.f64:
            flags.append('f64')
        if a.f65:
            flags.append('f65')
        if a.f66:
            flags.append('f66')
        if a.f67:
            flags.append('f67')
        if a.f68:
            flags.append('f68')
        if a.f69:
            flags.append('f69')
        if a.f70:
            flags.append('f70')
        if a.f71:
            flags.append('f71')
        if a.f72:
            flags.append('f72')
        if a.f73:
            flags.append('f73')
        if a.f74:
            flags.append('f74')
        if a.f75:
            flags.append('f75')
        if a.f76:
            flags.append('f76')
        if a.f77:
            flags.append('f77')
        if a.f78:
            flags.append('f78')
        if a.f79:
            flags.append('f79')
        if a.f80:
            flags.append('f80')
        if a.f81:
            flags.append('f81')
        if a.f82:
            flags.append('f82')
        if a.f83:
            flags.append('f83')
        if a.f84:
            flags.append('f84')
        if a.f85:
            flags.append('f85')
        if a.f86:
            flags.append('f86')
        if a.f87:
            flags.append('f87')
        if a.f88:
            flags.append('f88')
        if a.f89:
            flags.append('f89')
        if a.f90:
            flags.append('f90')
        if a.f91:
            flags.append('f91')
        if a.f92:
            flags.append('f92')
        if a.f93:
            flags.append('f93')
        if a.f94:
            flags.append('f94')
        if a.f95:
            flags.append('f95')
        if a.f96:
            flags.append('f96')
        if a.f97:
            flags.append('f97')
        if a.f98:
            flags.append('f98')
        if a.f99:
            flags.append('f99')
        if a.f100:
            flags.append('f100')
        if a.f101:
            flags.append('f101')
        if a.f102:
            flags.append('f102')
        if a.f103:
            flags.append('f103')
        if a.f104:
            flags.append('f104')
        if a.f105:
            flags.append('f105')
        if a.f106:
            flags.append('f106')
        if a.f107:
            flags.append('f107')
        if a.f108:
            flags.append('f108')
        if a.f109:
            flags.append('f109')
        if a.f110:
            flags.append('f110')
        if a.f111:
            flags.append('f111')
        if a.f112:
            flags.append('f112')
        if a.f113:
            flags.append('f113')
        if a.f114:
            flags.append('f114')
        if a.f115:
            flags.append('f115')
        if a.f116:
            flags.append('f116')
        if a.f117:
            flags.append('f117')
        if a.f118:
            flags.append('f118')
        if a.f119:
            flags.append('f119')
        if a.f120:
            flags.append('f120')
        if a.f121:
            flags.append('f121')
        if a.f122:
            flags.append('f122')
        if a.f123:
            flags.append('f123')
        if a.f124:
            flags.append('f124')
        if a.f125:
            flags.append('f125')
        if a.f126:
            flags.append('f126')
        if a.f127:
            flags.append('f127')
        if a.f128:
            flags.append('f128')
        if a.f129:
            flags.append('f129')
        if a.f130:
            flags.append('f130')
        if a.f131:
            flags.append('f131')
        if a.f132:
            flags.append('f132')
        if a.f133:
            flags.append('f133')
        if a.f134:
            flags.append('f134')
        if a.f135:
            flags.append('f135')
        if a.f136:
            flags.append('f136')
        if a.f137:
            flags.append('f137')
        if a.f138:
            flags.append('f138')
        if a.f139:
            flags.append('f139')
        if a.f140:
            flags.append('f140')
        if a.f141:
            flags.append('f141')
        if a.f142:
            flags.append('f142')
        if a.f143:
            flags.append('f143')
        if a.f144:
            flags.append('f144')
        if a.f145:
            flags.append('f145')
        if a.f146:
            flags.append('f146')
        if a.f147:
            flags.append('f147')
        if a.f148:
            flags.append('f148')
        if a.f149:
            flags.append('f149')
        if a.f150:
            flags.append('f150')
        if a.f151:
            flags.append('f151')
        if a.f152:
            flags.append('f152')
        if a.f153:
            flags.append('f153')
        if a.f154:
            flags.append('f154')
        if a.f155:
            flags.append('f155')
        if a.f156:
            flags.append('f156')
        if a.f157:
            flags.append('f157')
        if a.f158:
            flags.append('f158')
        if a.f159:
            flags.append('f159')
        if a.f160:
            flags.append('f160')
        if a.f161:
            flags.append('f161')
        if a.f162:
            flags.append('f162')
        if a.f163:
            flags.append('f163')
        if a.f164:
            flags.append('f164')
        if a.f165:
            flags.append('f165')
        if a.f166:
            flags.append('f166')
        if a.f167:
            flags.append('f167')
        if a.f168:
            flags.append('f168')
        if a.f169:
            flags.append('f169')
        if a.f170:
            flags.append('f170')
        if a.f171:
            flags.append('f171')
        if a.f172:
            flags.append('f172')
        if a.f173:
            flags.append('f173')
        if a.f174:
            flags.append('f174')
        if a.f175:
            flags.append('f175')
        if a.f176:
            flags.append('f176')
        if a.f177:
            flags.append('f177')
        if a.f178:
            flags.append('f178')
        if a.f179:
            flags.append('f179')
        if a.f180:
            flags.append('f180')
        if a.f181:
            flags.append('f181')
        if a.f182:
            flags.append('f182')
        if a.f183:
            flags.append('f183')
        if a.f184:
            flags.append('f184')
        if a.f185:
            flags.append('f185')
        if a.f186:
            flags.append('f186')
        if a.f187:
            flags.append('f187')
        if a.f188:
            flags.append('f188')
        if a.f189:
            flags.append('f189')
        if a.f190:
            flags.append('f190')
        if a.f191:
            flags.append('f191')
        if a.f192:
            flags.append('f192')
        if a.f193:
            flags.append('f193')
        if a.f194:
            flags.append('f194')
        if a.f195:
            flags.append('f195')
        if a.f196:
            flags.append('f196')
        if a.f197:
            flags.append('f197')
        if a.f198:
            flags.append('f198')
        if a.f199:
            flags.append('f199')
        if a.f200:
            flags.append('f200')
        if a.f201:
            flags.append('f201')
        if a.f202:
            flags.append('f202')
        if a.f203:
            flags.append('f203')
        if a.f204:
            flags.append('f204')
        if a.f205:
            flags.append('f205')
        if a.f206:
            flags.append('f206')
        if a.f207:
            flags.append('f207')
        if a.f208:
            flags.append('f208')
        if a.f209:
            flags.append('f209')
        if a.f210:
            flags.append('f210')
        if a.f211:
            flags.append('f211')
        if a.f212:
            flags.append('f212')
        if a.f213:
            flags.append('f213')
        if a.f214:
            flags.append('f214')
        if a.f215:
            flags.append('f215')
        if a.f216:
            flags.append('f216')
        if a.f217:
            flags.append('f217')
        if a.f218:
            flags.append('f218')
        if a.f219:
            flags.append('f219')
        if a.f220:
            flags.append('f220')
        if a.f221:
            flags.append('f221')
        if a.f222:
            flags.append('f222')
        if a.f223:
            flags.append('f223')
        if a.f224:
            flags.append('f224')
        if a.f225:
            flags.append('f225')
        if a.f226:
            flags.append('f226')
        if a.f227:
            flags.append('f227')
        if a.f228:
            flags.append('f228')
        if a.f229:
            flags.append('f229')
        if a.f230:
            flags.append('f230')
        if a.f231:
            flags.append('f231')
        if a.f232:
            flags.append('f232')
        if a.f233:
            flags.append('f233')
        if a.f234:
            flags.append('f234')
        if a.f235:
            flags.append('f235')
        if a.f236:
            flags.append('f236')
        if a.f237:
            flags.append('f237')
        if a.f238:
            flags.append('f238')
        if a.f239:
            flags.append('f239')
        if a.f240:
            flags.append('f240')
        if a.f241:
            flags.append('f241')
        if a.f242:
            flags.append('f242')
        if a.f243:
            flags.append('f243')
        if a.f244:
            flags.append('f244')
        if a.f245:
            flags.append('f245')
        if a.f246:
            flags.append('f246')
        if a.f247:
            flags.append('f247')
        if a.f248:
            flags.append('f248')
        if a.f249:
            flags.append('f249')
        if a.f250:
            flags.append('f250')
        if a.f251:
            flags.append('f251')
        if a.f252:
            flags.append('f252')
        if a.f253:
            flags.append('f253')
        if a.f254:
            flags.append('f254')
        if a.f255:
            flags.append('f255')
        if a.f256:
            flags.append('f256')
        if a.f257:
            flags.append('f257')
        if a.f258:
            flags.append('f258')
        if a.f259:
            flags.append('f259')
        if a.f260:
            flags.append('f260')
        if a.f261:
            flags.append('f261')
        if a.f262:
            flags.append('f262')
        if a.f263:
            flags.append('f263')
        if a.f264:
            flags.append('f264')
        if a.f265:
            flags.append('f265')
        if a.f266:
            flags.append('f266')
        if a.f267:
            flags.append('f267')
        if a.f268:
            flags.append('f268')
        if a.f269:
            flags.append('f269')
        if a.f270:
            flags.append('f270')
        if a.f271:
            flags.append('f271')
        if a.f272:
            flags.append('f272')
        if a.f273:
            flags.append('f273')
        if a.f274:
            flags.append('f274')
        if a.f275:
            flags.append('f275')
        if a.f276:
            flags.append('f276')
        if a.f277:
            flags.append('f277')
        if a.f278:
            flags.append('f278')
        if a.f279:
            flags.append('f279')
        if a.f280:
            flags.append('f280')
        if a.f281:
            flags.append('f281')
        if a.f282:
            flags.append('f282')
        if a.f283:
            flags.append('f283')
        if a.f284:
            flags.append('f284')
        if a.f285:
            flags.append('f285')
        if a.f286:
            flags.append('f286')
        if a.f287:
            flags.append('f287')
        if a.f288:
            flags.append('f288')
        if a.f289:
            flags.append('f289')
        if a.f290:
            flags.append('f290')
        if a.f291:
            flags.append('f291')
        if a.f292:
            flags.append('f292')
        if a.f293:
            flags.append('f293')
        if a.f294:
            flags.append('f294')
        if a.f295:
            flags.append('f295')
        if a.f296:
            flags.append('f296')
        if a.f297:
            flags.append('f297')
        if a.f298:
            flags.append('f298')
        if a.f299:
            flags.append('f299')
        N.info(ctx, 'order.after', {})  #! order.after
        for flag in flags:
            N.info(ctx, 'flag.' + flag, {})  #! flag.f0|flag.* flag.f1|flag.* flag.f2|flag.* flag.f3|flag.* flag.f4|flag.* flag.f5|flag.* flag.f6|flag.* flag.f7|flag.* flag.f8|flag.* flag.f9|flag.* flag.f10|flag.* flag.f11|flag.* flag.f12|flag.* flag.f13|flag.* flag.f14|flag.* flag.f15|flag.* flag.f16|flag.* flag.f17|flag.* flag.f18|flag.* flag.f19|flag.* flag.f20|flag.* flag.f21|flag.* flag.f22|flag.* flag.f23|flag.* flag.f24|flag.* flag.f25|flag.* flag.f26|flag.* flag.f27|flag.* flag.f28|flag.* flag.f29|flag.* flag.f30|flag.* flag.f31|flag.* flag.f32|flag.* flag.f33|flag.* flag.f34|flag.* flag.f35|flag.* flag.f36|flag.* flag.f37|flag.* flag.f38|flag.* flag.f39|flag.* flag.f40|flag.* flag.f41|flag.* flag.f42|flag.* flag.f43|flag.* flag.f44|flag.* flag.f45|flag.* flag.f46|flag.* flag.f47|flag.* flag.f48|flag.* flag.f49|flag.* flag.f50|flag.* flag.f51|flag.* flag.f52|flag.* flag.f53|flag.* flag.f54|flag.* flag.f55|flag.* flag.f56|flag.* flag.f57|flag.* flag.f58|flag.* flag.f59|flag.* flag.f60|flag.* flag.f61|flag.* flag.f62|flag.* flag.f63|flag.* flag.f64|flag.* flag.f65|flag.* flag.f66|flag.* flag.f67|flag.* flag.f68|flag.* flag.f69|flag.* flag.f70|flag.* flag.f71|flag.* flag.f72|flag.* flag.f73|flag.* flag.f74|flag.* flag.f75|flag.* flag.f76|flag.* flag.f77|flag.* flag.f78|flag.* flag.f79|flag.* flag.f80|flag.* flag.f81|flag.* flag.f82|flag.* flag.f83|flag.* flag.f84|flag.* flag.f85|flag.* flag.f86|flag.* flag.f87|flag.* flag.f88|flag.* flag.f89|flag.* flag.f90|flag.* flag.f91|flag.* flag.f92|flag.* flag.f93|flag.* flag.f94|flag.* flag.f95|flag.* flag.f96|flag.* flag.f97|flag.* flag.f98|flag.* flag.f99|flag.* flag.f100|flag.* flag.f101|flag.* flag.f102|flag.* flag.f103|flag.* flag.f104|flag.* flag.f105|flag.* flag.f106|flag.* flag.f107|flag.* flag.f108|flag.* flag.f109|flag.* flag.f110|flag.* flag.f111|flag.* flag.f112|flag.* flag.f113|flag.* flag.f114|flag.* flag.f115|flag.* flag.f116|flag.* flag.f117|flag.* flag.f118|flag.* flag.f119|flag.* flag.f120|flag.* flag.f121|flag.* flag.f122|flag.* flag.f123|flag.* flag.f124|flag.* flag.f125|flag.* flag.f126|flag.* flag.f127|flag.* flag.f128|flag.* flag.f129|flag.* flag.f130|flag.* flag.f131|flag.* flag.f132|flag.* flag.f133|flag.* flag.f134|flag.* flag.f135|flag.* flag.f136|flag.* flag.f137|flag.* flag.f138|flag.* flag.f139|flag.* flag.f140|flag.* flag.f141|flag.* flag.f142|flag.* flag.f143|flag.* flag.f144|flag.* flag.f145|flag.* flag.f146|flag.* flag.f147|flag.* flag.f148|flag.* flag.f149|flag.* flag.f150|flag.* flag.f151|flag.* flag.f152|flag.* flag.f153|flag.* flag.f154|flag.* flag.f155|flag.* flag.f156|flag.* flag.f157|flag.* flag.f158|flag.* flag.f159|flag.* flag.f160|flag.* flag.f161|flag.* flag.f162|flag.* flag.f163|flag.* flag.f164|flag.* flag.f165|flag.* flag.f166|flag.* flag.f167|flag.* flag.f168|flag.* flag.f169|flag.* flag.f170|flag.* flag.f171|flag.* flag.f172|flag.* flag.f173|flag.* flag.f174|flag.* flag.f175|flag.* flag.f176|flag.* flag.f177|flag.* flag.f178|flag.* flag.f179|flag.* flag.f180|flag.* flag.f181|flag.* flag.f182|flag.* flag.f183|flag.* flag.f184|flag.* flag.f185|flag.* flag.f186|flag.* flag.f187|flag.* flag.f188|flag.* flag.f189|flag.* flag.f190|flag.* flag.f191|flag.* flag.f192|flag.* flag.f193|flag.* flag.f194|flag.* flag.f195|flag.* flag.f196|flag.* flag.f197|flag.* flag.f198|flag.* flag.f199|flag.* flag.f200|flag.* flag.f201|flag.* flag.f202|flag.* flag.f203|flag.* flag.f204|flag.* flag.f205|flag.* flag.f206|flag.* flag.f207|flag.* flag.f208|flag.* flag.f209|flag.* flag.f210|flag.* flag.f211|flag.* flag.f212|flag.* flag.f213|flag.* flag.f214|flag.* flag.f215|flag.* flag.f216|flag.* flag.f217|flag.* flag.f218|flag.* flag.f219|flag.* flag.f220|flag.* flag.f221|flag.* flag.f222|flag.* flag.f223|flag.* flag.f224|flag.* flag.f225|flag.* flag.f226|flag.* flag.f227|flag.* flag.f228|flag.* flag.f229|flag.* flag.f230|flag.* flag.f231|flag.* flag.f232|flag.* flag.f233|flag.* flag.f234|flag.* flag.f235|flag.* flag.f236|flag.* flag.f237|flag.* flag.f238|flag.* flag.f239|flag.* flag.f240|flag.* flag.f241|flag.* flag.f242|flag.* flag.f243|flag.* flag.f244|flag.* flag.f245|flag.* flag.f246|flag.* flag.f247|flag.* flag.f248|flag.* flag.f249|flag.* flag.f250|flag.* flag.f251|flag.* flag.f252|flag.* flag.f253|flag.* flag.f254|flag.* flag.f255|flag.* flag.f256|flag.* flag.f257|flag.* flag.f258|flag.* flag.f259|flag.* flag.f260|flag.* flag.f261|flag.* flag.f262|flag.* flag.f263|flag.* flag.f264|flag.* flag.f265|flag.* flag.f266|flag.* flag.f267|flag.* flag.f268|flag.* flag.f269|flag.* flag.f270|flag.* flag.f271|flag.* flag.f272|flag.* flag.f273|flag.* flag.f274|flag.* flag.f275|flag.* flag.f276|flag.* flag.f277|flag.* flag.f278|flag.* flag.f279|flag.* flag.f280|flag.* flag.f281|flag.* flag.f282|flag.* flag.f283|flag.* flag.f284|flag.* flag.f285|flag.* flag.f286|flag.* flag.f287|flag.* flag.f288|flag.* flag.f289|flag.* flag.f290|flag.* flag.f291|flag.* flag.f292|flag.* flag.f293|flag.* flag.f294|flag.* flag.f295|flag.* flag.f296|flag.* flag.f297|flag.* flag.f298|flag.* flag.f299|flag.*

# run: Manager().run(ctx, ns(**{f'f{i}': True for i in range(300)}))
