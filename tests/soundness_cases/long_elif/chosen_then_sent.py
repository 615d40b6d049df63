import oslo_messaging

N = oslo_messaging.Notifier(None)


def run(ctx, kind):
    event = 'order.none'
    if kind == 0:
        event = 'order.k0'
    elif kind == 1:
        event = 'order.k1'
    elif kind == 2:
        event = 'order.k2'
    elif kind == 3:
        event = 'order.k3'
    elif kind == 4:
        event = 'order.k4'
    elif kind == 5:
        event = 'order.k5'
    elif kind == 6:
        event = 'order.k6'
    elif kind == 7:
        event = 'order.k7'
    elif kind == 8:
        event = 'order.k8'
    elif kind == 9:
        event = 'order.k9'
    elif kind == 10:
        event = 'order.k10'
    elif kind == 11:
        event = 'order.k11'
    elif kind == 12:
        event = 'order.k12'
    elif kind == 13:
        event = 'order.k13'
    elif kind == 14:
        event = 'order.k14'
    elif kind == 15:
        event = 'order.k15'
    elif kind == 16:
        event = 'order.k16'
    elif kind == 17:
        event = 'order.k17'
    elif kind == 18:
        event = 'order.k18'
    elif kind == 19:
        event = 'order.k19'
    elif kind == 20:
        event = 'order.k20'
    elif kind == 21:
        event = 'order.k21'
    elif kind == 22:
        event = 'order.k22'
    elif kind == 23:
        event = 'order.k23'
    elif kind == 24:
        event = 'order.k24'
    elif kind == 25:
        event = 'order.k25'
    elif kind == 26:
        event = 'order.k26'
    elif kind == 27:
        event = 'order.k27'
    elif kind == 28:
        event = 'order.k28'
    elif kind == 29:
        event = 'order.k29'
    elif kind == 30:
        event = 'order.k30'
    elif kind == 31:
        event = 'order.k31'
    elif kind == 32:
        event = 'order.k32'
    elif kind == 33:
        event = 'order.k33'
    elif kind == 34:
        event = 'order.k34'
    elif kind == 35:
        event = 'order.k35'
    elif kind == 36:
        event = 'order.k36'
    elif kind == 37:
        event = 'order.k37'
    elif kind == 38:
        event = 'order.k38'
    elif kind == 39:
        event = 'order.k39'
    elif kind == 40:
        event = 'order.k40'
    elif kind == 41:
        event = 'order.k41'
    elif kind == 42:
        event = 'order.k42'
    elif kind == 43:
        event = 'order.k43'
    elif kind == 44:
        event = 'order.k44'
    elif kind == 45:
        event = 'order.k45'
    elif kind == 46:
        event = 'order.k46'
    elif kind == 47:
        event = 'order.k47'
    elif kind == 48:
        event = 'order.k48'
    elif kind == 49:
        event = 'order.k49'
    elif kind == 50:
        event = 'order.k50'
    elif kind == 51:
        event = 'order.k51'
    elif kind == 52:
        event = 'order.k52'
    elif kind == 53:
        event = 'order.k53'
    elif kind == 54:
        event = 'order.k54'
    elif kind == 55:
        event = 'order.k55'
    elif kind == 56:
        event = 'order.k56'
    elif kind == 57:
        event = 'order.k57'
    elif kind == 58:
        event = 'order.k58'
    elif kind == 59:
        event = 'order.k59'
    elif kind == 60:
        event = 'order.k60'
    elif kind == 61:
        event = 'order.k61'
    elif kind == 62:
        event = 'order.k62'
    elif kind == 63:
        event = 'order.k63'
    elif kind == 64:
        event = 'order.k64'
    elif kind == 65:
        event = 'order.k65'
    elif kind == 66:
        event = 'order.k66'
    elif kind == 67:
        event = 'order.k67'
    elif kind == 68:
        event = 'order.k68'
    elif kind == 69:
        event = 'order.k69'
    elif kind == 70:
        event = 'order.k70'
    elif kind == 71:
        event = 'order.k71'
    elif kind == 72:
        event = 'order.k72'
    elif kind == 73:
        event = 'order.k73'
    elif kind == 74:
        event = 'order.k74'
    elif kind == 75:
        event = 'order.k75'
    elif kind == 76:
        event = 'order.k76'
    elif kind == 77:
        event = 'order.k77'
    elif kind == 78:
        event = 'order.k78'
    elif kind == 79:
        event = 'order.k79'
    elif kind == 80:
        event = 'order.k80'
    elif kind == 81:
        event = 'order.k81'
    elif kind == 82:
        event = 'order.k82'
    elif kind == 83:
        event = 'order.k83'
    elif kind == 84:
        event = 'order.k84'
    elif kind == 85:
        event = 'order.k85'
    elif kind == 86:
        event = 'order.k86'
    elif kind == 87:
        event = 'order.k87'
    elif kind == 88:
        event = 'order.k88'
    elif kind == 89:
        event = 'order.k89'
    elif kind == 90:
        event = 'order.k90'
    elif kind == 91:
        event = 'order.k91'
    elif kind == 92:
        event = 'order.k92'
    elif kind == 93:
        event = 'order.k93'
    elif kind == 94:
        event = 'order.k94'
    elif kind == 95:
        event = 'order.k95'
    elif kind == 96:
        event = 'order.k96'
    elif kind == 97:
        event = 'order.k97'
    elif kind == 98:
        event = 'order.k98'
    elif kind == 99:
        event = 'order.k99'
    elif kind == 100:
        event = 'order.k100'
    elif kind == 101:
        event = 'order.k101'
    elif kind == 102:
        event = 'order.k102'
    elif kind == 103:
        event = 'order.k103'
    elif kind == 104:
        event = 'order.k104'
    elif kind == 105:
        event = 'order.k105'
    elif kind == 106:
        event = 'order.k106'
    elif kind == 107:
        event = 'order.k107'
    elif kind == 108:
        event = 'order.k108'
    elif kind == 109:
        event = 'order.k109'
    elif kind == 110:
        event = 'order.k110'
    elif kind == 111:
        event = 'order.k111'
    elif kind == 112:
        event = 'order.k112'
    elif kind == 113:
        event = 'order.k113'
    elif kind == 114:
        event = 'order.k114'
    elif kind == 115:
        event = 'order.k115'
    elif kind == 116:
        event = 'order.k116'
    elif kind == 117:
        event = 'order.k117'
    elif kind == 118:
        event = 'order.k118'
    elif kind == 119:
        event = 'order.k119'
    elif kind == 120:
        event = 'order.k120'
    elif kind == 121:
        event = 'order.k121'
    elif kind == 122:
        event = 'order.k122'
    elif kind == 123:
        event = 'order.k123'
    elif kind == 124:
        event = 'order.k124'
    elif kind == 125:
        event = 'order.k125'
    elif kind == 126:
        event = 'order.k126'
    elif kind == 127:
        event = 'order.k127'
    elif kind == 128:
        event = 'order.k128'
    elif kind == 129:
        event = 'order.k129'
    elif kind == 130:
        event = 'order.k130'
    elif kind == 131:
        event = 'order.k131'
    elif kind == 132:
        event = 'order.k132'
    elif kind == 133:
        event = 'order.k133'
    elif kind == 134:
        event = 'order.k134'
    elif kind == 135:
        event = 'order.k135'
    elif kind == 136:
        event = 'order.k136'
    elif kind == 137:
        event = 'order.k137'
    elif kind == 138:
        event = 'order.k138'
    elif kind == 139:
        event = 'order.k139'
    elif kind == 140:
        event = 'order.k140'
    elif kind == 141:
        event = 'order.k141'
    elif kind == 142:
        event = 'order.k142'
    elif kind == 143:
        event = 'order.k143'
    elif kind == 144:
        event = 'order.k144'
    elif kind == 145:
        event = 'order.k145'
    elif kind == 146:
        event = 'order.k146'
    elif kind == 147:
        event = 'order.k147'
    elif kind == 148:
        event = 'order.k148'
    elif kind == 149:
        event = 'order.k149'
    elif kind == 150:
        event = 'order.k150'
    elif kind == 151:
        event = 'order.k151'
    elif kind == 152:
        event = 'order.k152'
    elif kind == 153:
        event = 'order.k153'
    elif kind == 154:
        event = 'order.k154'
    elif kind == 155:
        event = 'order.k155'
    elif kind == 156:
        event = 'order.k156'
    elif kind == 157:
        event = 'order.k157'
    elif kind == 158:
        event = 'order.k158'
    elif kind == 159:
        event = 'order.k159'
    elif kind == 160:
        event = 'order.k160'
    elif kind == 161:
        event = 'order.k161'
    elif kind == 162:
        event = 'order.k162'
    elif kind == 163:
        event = 'order.k163'
    elif kind == 164:
        event = 'order.k164'
    elif kind == 165:
        event = 'order.k165'
    elif kind == 166:
        event = 'order.k166'
    elif kind == 167:
        event = 'order.k167'
    elif kind == 168:
        event = 'order.k168'
    elif kind == 169:
        event = 'order.k169'
    elif kind == 170:
        event = 'order.k170'
    elif kind == 171:
        event = 'order.k171'
    elif kind == 172:
        event = 'order.k172'
    elif kind == 173:
        event = 'order.k173'
    elif kind == 174:
        event = 'order.k174'
    elif kind == 175:
        event = 'order.k175'
    elif kind == 176:
        event = 'order.k176'
    elif kind == 177:
        event = 'order.k177'
    elif kind == 178:
        event = 'order.k178'
    elif kind == 179:
        event = 'order.k179'
    elif kind == 180:
        event = 'order.k180'
    elif kind == 181:
        event = 'order.k181'
    elif kind == 182:
        event = 'order.k182'
    elif kind == 183:
        event = 'order.k183'
    elif kind == 184:
        event = 'order.k184'
    elif kind == 185:
        event = 'order.k185'
    elif kind == 186:
        event = 'order.k186'
    elif kind == 187:
        event = 'order.k187'
    elif kind == 188:
        event = 'order.k188'
    elif kind == 189:
        event = 'order.k189'
    elif kind == 190:
        event = 'order.k190'
    elif kind == 191:
        event = 'order.k191'
    elif kind == 192:
        event = 'order.k192'
    elif kind == 193:
        event = 'order.k193'
    elif kind == 194:
        event = 'order.k194'
    elif kind == 195:
        event = 'order.k195'
    elif kind == 196:
        event = 'order.k196'
    elif kind == 197:
        event = 'order.k197'
    elif kind == 198:
        event = 'order.k198'
    elif kind == 199:
        event = 'order.k199'
    elif kind == 200:
        event = 'order.k200'
    elif kind == 201:
        event = 'order.k201'
    elif kind == 202:
        event = 'order.k202'
    elif kind == 203:
        event = 'order.k203'
    elif kind == 204:
        event = 'order.k204'
    elif kind == 205:
        event = 'order.k205'
    elif kind == 206:
        event = 'order.k206'
    elif kind == 207:
        event = 'order.k207'
    elif kind == 208:
        event = 'order.k208'
    elif kind == 209:
        event = 'order.k209'
    elif kind == 210:
        event = 'order.k210'
    elif kind == 211:
        event = 'order.k211'
    elif kind == 212:
        event = 'order.k212'
    elif kind == 213:
        event = 'order.k213'
    elif kind == 214:
        event = 'order.k214'
    elif kind == 215:
        event = 'order.k215'
    elif kind == 216:
        event = 'order.k216'
    elif kind == 217:
        event = 'order.k217'
    elif kind == 218:
        event = 'order.k218'
    elif kind == 219:
        event = 'order.k219'
    elif kind == 220:
        event = 'order.k220'
    elif kind == 221:
        event = 'order.k221'
    elif kind == 222:
        event = 'order.k222'
    elif kind == 223:
        event = 'order.k223'
    elif kind == 224:
        event = 'order.k224'
    elif kind == 225:
        event = 'order.k225'
    elif kind == 226:
        event = 'order.k226'
    elif kind == 227:
        event = 'order.k227'
    elif kind == 228:
        event = 'order.k228'
    elif kind == 229:
        event = 'order.k229'
    elif kind == 230:
        event = 'order.k230'
    elif kind == 231:
        event = 'order.k231'
    elif kind == 232:
        event = 'order.k232'
    elif kind == 233:
        event = 'order.k233'
    elif kind == 234:
        event = 'order.k234'
    elif kind == 235:
        event = 'order.k235'
    elif kind == 236:
        event = 'order.k236'
    elif kind == 237:
        event = 'order.k237'
    elif kind == 238:
        event = 'order.k238'
    elif kind == 239:
        event = 'order.k239'
    elif kind == 240:
        event = 'order.k240'
    elif kind == 241:
        event = 'order.k241'
    elif kind == 242:
        event = 'order.k242'
    elif kind == 243:
        event = 'order.k243'
    elif kind == 244:
        event = 'order.k244'
    elif kind == 245:
        event = 'order.k245'
    elif kind == 246:
        event = 'order.k246'
    elif kind == 247:
        event = 'order.k247'
    elif kind == 248:
        event = 'order.k248'
    elif kind == 249:
        event = 'order.k249'
    elif kind == 250:
        event = 'order.k250'
    elif kind == 251:
        event = 'order.k251'
    elif kind == 252:
        event = 'order.k252'
    elif kind == 253:
        event = 'order.k253'
    elif kind == 254:
        event = 'order.k254'
    elif kind == 255:
        event = 'order.k255'
    elif kind == 256:
        event = 'order.k256'
    elif kind == 257:
        event = 'order.k257'
    elif kind == 258:
        event = 'order.k258'
    elif kind == 259:
        event = 'order.k259'
    elif kind == 260:
        event = 'order.k260'
    elif kind == 261:
        event = 'order.k261'
    elif kind == 262:
        event = 'order.k262'
    elif kind == 263:
        event = 'order.k263'
    elif kind == 264:
        event = 'order.k264'
    elif kind == 265:
        event = 'order.k265'
    elif kind == 266:
        event = 'order.k266'
    elif kind == 267:
        event = 'order.k267'
    elif kind == 268:
        event = 'order.k268'
    elif kind == 269:
        event = 'order.k269'
    elif kind == 270:
        event = 'order.k270'
    elif kind == 271:
        event = 'order.k271'
    elif kind == 272:
        event = 'order.k272'
    elif kind == 273:
        event = 'order.k273'
    elif kind == 274:
        event = 'order.k274'
    elif kind == 275:
        event = 'order.k275'
    elif kind == 276:
        event = 'order.k276'
    elif kind == 277:
        event = 'order.k277'
    elif kind == 278:
        event = 'order.k278'
    elif kind == 279:
        event = 'order.k279'
    elif kind == 280:
        event = 'order.k280'
    elif kind == 281:
        event = 'order.k281'
    elif kind == 282:
        event = 'order.k282'
    elif kind == 283:
        event = 'order.k283'
    elif kind == 284:
        event = 'order.k284'
    elif kind == 285:
        event = 'order.k285'
    elif kind == 286:
        event = 'order.k286'
    elif kind == 287:
        event = 'order.k287'
    elif kind == 288:
        event = 'order.k288'
    elif kind == 289:
        event = 'order.k289'
    elif kind == 290:
        event = 'order.k290'
    elif kind == 291:
        event = 'order.k291'
    elif kind == 292:
        event = 'order.k292'
    elif kind == 293:
        event = 'order.k293'
    elif kind == 294:
        event = 'order.k294'
    elif kind == 295:
        event = 'order.k295'
    elif kind == 296:
        event = 'order.k296'
    elif kind == 297:
        event = 'order.k297'
    elif kind == 298:
        event = 'order.k298'
    elif kind == 299:
        event = 'order.k299'
    N.info(ctx, event, {})  #! order.none|*|order.* order.k0|*|order.* order.k1|*|order.* order.k2|*|order.* order.k3|*|order.* order.k4|*|order.* order.k5|*|order.* order.k6|*|order.* order.k7|*|order.* order.k8|*|order.* order.k9|*|order.* order.k10|*|order.* order.k11|*|order.* order.k12|*|order.* order.k13|*|order.* order.k14|*|order.* order.k15|*|order.* order.k16|*|order.* order.k17|*|order.* order.k18|*|order.* order.k19|*|order.* order.k20|*|order.* order.k21|*|order.* order.k22|*|order.* order.k23|*|order.* order.k24|*|order.* order.k25|*|order.* order.k26|*|order.* order.k27|*|order.* order.k28|*|order.* order.k29|*|order.* order.k30|*|order.* order.k31|*|order.* order.k32|*|order.* order.k33|*|order.* order.k34|*|order.* order.k35|*|order.* order.k36|*|order.* order.k37|*|order.* order.k38|*|order.* order.k39|*|order.* order.k40|*|order.* order.k41|*|order.* order.k42|*|order.* order.k43|*|order.* order.k44|*|order.* order.k45|*|order.* order.k46|*|order.* order.k47|*|order.* order.k48|*|order.* order.k49|*|order.* order.k50|*|order.* order.k51|*|order.* order.k52|*|order.* order.k53|*|order.* order.k54|*|order.* order.k55|*|order.* order.k56|*|order.* order.k57|*|order.* order.k58|*|order.* order.k59|*|order.* order.k60|*|order.* order.k61|*|order.* order.k62|*|order.* order.k63|*|order.* order.k64|*|order.* order.k65|*|order.* order.k66|*|order.* order.k67|*|order.* order.k68|*|order.* order.k69|*|order.* order.k70|*|order.* order.k71|*|order.* order.k72|*|order.* order.k73|*|order.* order.k74|*|order.* order.k75|*|order.* order.k76|*|order.* order.k77|*|order.* order.k78|*|order.* order.k79|*|order.* order.k80|*|order.* order.k81|*|order.* order.k82|*|order.* order.k83|*|order.* order.k84|*|order.* order.k85|*|order.* order.k86|*|order.* order.k87|*|order.* order.k88|*|order.* order.k89|*|order.* order.k90|*|order.* order.k91|*|order.* order.k92|*|order.* order.k93|*|order.* order.k94|*|order.* order.k95|*|order.* order.k96|*|order.* order.k97|*|order.* order.k98|*|order.* order.k99|*|order.* order.k100|*|order.* order.k101|*|order.* order.k102|*|order.* order.k103|*|order.* order.k104|*|order.* order.k105|*|order.* order.k106|*|order.* order.k107|*|order.* order.k108|*|order.* order.k109|*|order.* order.k110|*|order.* order.k111|*|order.* order.k112|*|order.* order.k113|*|order.* order.k114|*|order.* order.k115|*|order.* order.k116|*|order.* order.k117|*|order.* order.k118|*|order.* order.k119|*|order.* order.k120|*|order.* order.k121|*|order.* order.k122|*|order.* order.k123|*|order.* order.k124|*|order.* order.k125|*|order.* order.k126|*|order.* order.k127|*|order.* order.k128|*|order.* order.k129|*|order.* order.k130|*|order.* order.k131|*|order.* order.k132|*|order.* order.k133|*|order.* order.k134|*|order.* order.k135|*|order.* order.k136|*|order.* order.k137|*|order.* order.k138|*|order.* order.k139|*|order.* order.k140|*|order.* order.k141|*|order.* order.k142|*|order.* order.k143|*|order.* order.k144|*|order.* order.k145|*|order.* order.k146|*|order.* order.k147|*|order.* order.k148|*|order.* order.k149|*|order.* order.k150|*|order.* order.k151|*|order.* order.k152|*|order.* order.k153|*|order.* order.k154|*|order.* order.k155|*|order.* order.k156|*|order.* order.k157|*|order.* order.k158|*|order.* order.k159|*|order.* order.k160|*|order.* order.k161|*|order.* order.k162|*|order.* order.k163|*|order.* order.k164|*|order.* order.k165|*|order.* order.k166|*|order.* order.k167|*|order.* order.k168|*|order.* order.k169|*|order.* order.k170|*|order.* order.k171|*|order.* order.k172|*|order.* order.k173|*|order.* order.k174|*|order.* order.k175|*|order.* order.k176|*|order.* order.k177|*|order.* order.k178|*|order.* order.k179|*|order.* order.k180|*|order.* order.k181|*|order.* order.k182|*|order.* order.k183|*|order.* order.k184|*|order.* order.k185|*|order.* order.k186|*|order.* order.k187|*|order.* order.k188|*|order.* order.k189|*|order.* order.k190|*|order.* order.k191|*|order.* order.k192|*|order.* order.k193|*|order.* order.k194|*|order.* order.k195|*|order.* order.k196|*|order.* order.k197|*|order.* order.k198|*|order.* order.k199|*|order.* order.k200|*|order.* order.k201|*|order.* order.k202|*|order.* order.k203|*|order.* order.k204|*|order.* order.k205|*|order.* order.k206|*|order.* order.k207|*|order.* order.k208|*|order.* order.k209|*|order.* order.k210|*|order.* order.k211|*|order.* order.k212|*|order.* order.k213|*|order.* order.k214|*|order.* order.k215|*|order.* order.k216|*|order.* order.k217|*|order.* order.k218|*|order.* order.k219|*|order.* order.k220|*|order.* order.k221|*|order.* order.k222|*|order.* order.k223|*|order.* order.k224|*|order.* order.k225|*|order.* order.k226|*|order.* order.k227|*|order.* order.k228|*|order.* order.k229|*|order.* order.k230|*|order.* order.k231|*|order.* order.k232|*|order.* order.k233|*|order.* order.k234|*|order.* order.k235|*|order.* order.k236|*|order.* order.k237|*|order.* order.k238|*|order.* order.k239|*|order.* order.k240|*|order.* order.k241|*|order.* order.k242|*|order.* order.k243|*|order.* order.k244|*|order.* order.k245|*|order.* order.k246|*|order.* order.k247|*|order.* order.k248|*|order.* order.k249|*|order.* order.k250|*|order.* order.k251|*|order.* order.k252|*|order.* order.k253|*|order.* order.k254|*|order.* order.k255|*|order.* order.k256|*|order.* order.k257|*|order.* order.k258|*|order.* order.k259|*|order.* order.k260|*|order.* order.k261|*|order.* order.k262|*|order.* order.k263|*|order.* order.k264|*|order.* order.k265|*|order.* order.k266|*|order.* order.k267|*|order.* order.k268|*|order.* order.k269|*|order.* order.k270|*|order.* order.k271|*|order.* order.k272|*|order.* order.k273|*|order.* order.k274|*|order.* order.k275|*|order.* order.k276|*|order.* order.k277|*|order.* order.k278|*|order.* order.k279|*|order.* order.k280|*|order.* order.k281|*|order.* order.k282|*|order.* order.k283|*|order.* order.k284|*|order.* order.k285|*|order.* order.k286|*|order.* order.k287|*|order.* order.k288|*|order.* order.k289|*|order.* order.k290|*|order.* order.k291|*|order.* order.k292|*|order.* order.k293|*|order.* order.k294|*|order.* order.k295|*|order.* order.k296|*|order.* order.k297|*|order.* order.k298|*|order.* order.k299|*|order.*

# run: [run(ctx, i) for i in range(301)]
