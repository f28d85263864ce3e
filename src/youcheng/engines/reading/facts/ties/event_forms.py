"""The forms in which a span of text speaks of a tie, told by its words: acted, meant, standing, counted, ended and so on."""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re
from collections.abc import Set

from youcheng.engines.reading.facts.view import View

_ZH = r"(?:缔结|结为|结成|结好|结下|结缘|结对|结拜|互结|互认|建立|确立|达成|签署|签订|签定|签约|签下|签了|签的|签|缔盟|结盟|缔约|成为|牵手|携手|列为|定为|认作|认下)"
_ZH_KIND = r"(?:(?:友好|友谊|友爱|姐妹|姊妹|伙伴|兄弟|对口|合作)[^,;、。]{0,4}(?:城市|都会|都市|市|省|州|县|区|道|郡|府|邦|镇|乡|港|城|学校|关系)|友城|友市|友省|友县|双城|姊妹|姐妹)"
_ZH_PAPER = r"(?:协议|协定|备忘录|议定书|宣言|意向书|合约|文本|约定)"
_JA = r"(?:締結|提携|調印|署名|協定|盟約|縁組|宣言)"
_JA_KIND = r"(?:(?:姉妹|友好|交流|親善|パートナー|兄弟)(?:交流|親善|友好|協力)?(?:都市|町|村|州|県|省|港|校|区|郡|鎮|郷|提携|関係|協定|縁組)|姉妹・友好都市|友好親善)"
_EN_VERB = r"(?:sign|bec[ao]m|establish|form|forg|enter|conclud|formali[sz]|twin|pair|partner|creat|ma[kd]e|add|agree|beg[aiu]n|start|launch|seal|ink|adopt|struck|strike|proclaim|declar|unit|cement|link|affiliat|exchang|swor|nam|designat|join|got|acquir|gain|took|complet|execut|affirm|confirm|ratif)\w*"
_EN_KIND = r"(?:(?:sister|twin|partner|friendship|friendly|twinned|sibling|brother)(?:ed|ship)?[- ]?(?:cit|town|state|count|province|port|school|relation|municipal|communit|district|prefecture|tie|link|agreement|bond|pact|accord|region|island|park)\w{0,12}|sisterhoods?|twinnings?|sisters\b|twins\b)"
_EN_PAPER = r"(?:agreement|memorandum|mou\b|accord|pact|charter|declaration|protocol|document|papers?|parchment|proclamation|treaty|oath|letter)"
_NUMBER = r"[\d零一二三四五六七八九十百]{1,8}"
_FORMS = {
    "zh": {
        "column": r"(?:结好|缔结|建立|签[字署约订]|结为)[^,;。]{0,6}(?:时间|日期|年份|年月)|序号|国别|国家[\|\s]",
        "kind": _ZH_KIND,
        "verb": _ZH,
        "acted": rf"{_ZH}[^,;。]{{0,36}}(?:{_ZH_KIND}|{_ZH_PAPER}|友好|盟)|结好(?!的|{_NUMBER}|以来|后|周年)|缔盟|结盟|签约|{_ZH_KIND}[^,;。]{{0,8}}(?:签字|签署|建立|缔结)|(?:缔结|结好|签署|建立|结为)(?=[)\s]|$)",
        "done": rf"(?:正式|已经?|当[天日]|[今昨]日|近日|日前|于|年|月|日|上|下|分别|共同|又|首次|现场|成功|随后|并|遂|便|也|先后|相继|同时)(?:[与和同][^,;。]{{1,20}})?{_ZH}|{_ZH}[^,;。]{{0,12}}了|{_ZH}[^,;。]{{0,30}}(?:仪式|签字|签约)|完成|达成",
        "ceremony": r"签(?:约|字|署)仪式|仪式|揭牌|换文|交换[^,;。]{0,6}文本|签字",
        "dated": rf"(?:{_NUMBER}年|同年|当年|去年|今年|{_NUMBER}月{_NUMBER}日)[^。;]{{0,40}}{_ZH}",
        "first": r"第[一二三四五六七八九十\d]{1,8}(?:个|对|座)|首[个对座]|最早|新增|又一",
        "paper": _ZH_PAPER,
        "intent": r"意向|意愿|有意|有望|可望",
        "will": rf"(?:拟|将|即将|准备|计划|打算|预计|下月|明年|年内|年底|再过|待|届时|早日|尽快|争取|力争)[^,;。]{{0,28}}?{_ZH}",
        "hope": rf"(?:希望|盼|期待|期望|愿|寻求|推动(?!下)|推进|促成|促进|支持(?!下)|建议|提议|倡议|考虑|如果|可能|想|申请)[^,;。]{{0,28}}?(?:{_ZH}|{_ZH_KIND}|对接|加深)",
        "talks": r"商谈|洽谈|商讨|探讨|讨论|酝酿|筹备|申请|申报|商签|报批|谈判|走程序|程序|接洽|磋商|商定|议过|提案|议案|提上|正在进行|正在办理|手续|拍板|事宜|对接",
        "approved": rf"(?:同意|批准|审议|提请|(?:审议|表决|一致|全票|会议?|讨论)通过|通过了?(?=[^,;。]{{0,40}}(?:议案|决议|决定|草案|方案))|授权|议案|报批|批复|核准)[^,;。]{{0,40}}?(?:{_ZH}|{_ZH_KIND})",
        "notyet": r"尚未|还未|未能|没有|并未|未(?:签|批|获|结|缔)|不是|并非|无",
        "stands": rf"已?(?:互为|是|系|乃|有|作为)[^,;。]{{0,24}}{_ZH_KIND}|结好的|缔结的|多年的?{_ZH_KIND}|{_ZH}[^,;。]{{0,16}}的(?:共?有|是|[^,;。]{{0,8}}(?:城市|伙伴)有)|后与[^,;。]{{0,12}}结好的第|(?:保持|维持|拥有|共有|现有)[^,;。]{{0,8}}{_ZH_KIND}|{_ZH_KIND}(?:有|是|包括|分别)|其他|其余|另外|还有",
        "attr": rf"(?:的|[与和同]|访问|来自|到访|率团|前往|向)[^,;。]{{0,6}}{_ZH_KIND}[^,;。的]{{1,14}}|{_ZH_KIND}(?:代表团|友人|朋友|客人|来宾|市长)",
        "so_far": r"截至|截止|目前|迄今|至今|现有|现已|已经?[与和同]|共(?:与|和|同|有|缔结|结|建立)|相继|先后|以来",
        "ago": rf"(?:自|从)[^,;。]{{0,30}}{_ZH}|{_ZH}[^,;。]{{0,14}}(?:以来|之?后|至今|已有?\d|\d{{1,8}}多?年)|结好以来|结好后",
        "since": rf"(?:自|从)[^,;。]{{0,40}}(?:{_ZH}|{_ZH_KIND})[^,;。]{{0,12}}(?:以来|起|至今|开始)|(?:{_ZH}|{_ZH_KIND})[^,;。]{{0,14}}(?:以来|至今|迄今|(?:已(?![于在])|逾|超过|近)(?!\d{{4}}年)[^,;。]{{0,6}}(?:年|世纪|载)|{_NUMBER}多?年来|多年)|长期(?:以来|保持)",
        "after": rf"{_ZH}[^,;。]{{0,20}}(?:之?后|过后|,随后|,此后)",
        "relative": rf"(?:{_ZH})[^,;。]{{0,16}}(?:{_ZH_KIND}|关系|友好|协议)[^,;。]{{0,4}}的(?![^,;。]{{0,4}}(?:协议|协定|备忘录|文本|文件|仪式|消息))(?!签|意向|议案|提案|事宜|申请|手续|决|请求|可能|愿望|建议|议程|基础|时|第|文)|(?:已|曾|所)[^,;。]{{0,6}}{_ZH}的",
        "already": r"已经?(?:[与和同跟]|结|缔|建|签|是)|早已|此前|原有|以前|曾经?|当年|当时|之前|早在|历史上",
        "newly": r"签约的是|(?:新增|新签|新缔结|新结|(?:此|本)次(?:签约|结好|缔结))[^,;。]{0,12}(?:对|个|友)|新成员|又添|再添|添了",
        "counted": rf"{_NUMBER}(?:周年|载)|周年|(?:结好|缔结|结为|建立|签署|结[友姐姊兄]|缔盟|结盟|[市州省县区城港]关系)(?![^,;。]{{0,4}}[于在])[^,;。]{{0,12}}(?<!\d)(?!\d{{4}}){_NUMBER}(?:多|余)?年(?!\d|{_NUMBER}月)|满{_NUMBER}年|纪念(?![碑品馆册章堂林币邮塔园亭])",
        "years": rf"{_NUMBER}(?:多|余)?年(?:来|间|多|前|的)|多年|长期|世纪",
        "foreign_birthday": r"建[城市州省港校国]\S{0,3}周年|建制|成立\S{0,6}周年|诞辰|生日|建交\S{0,6}周年",
        "celebrate": r"庆祝|庆典|纪念(?![碑品馆册章堂林币邮塔园亭])|庆贺|祝贺",
        "ended": r"终止|解除|断绝|取消|撤销|废除|中断|终结|不再|不续|关停|清退|切断|到期|无续存|退出|作废|除名|注销|断交|绝交|解约|清理|告别|脱离|划清",
        "call_end": r"呼吁|要求|促|敦促|主张|威胁|否决|未获|反对|动议|扬言",
        "paused": r"中止|暂停|冻结|搁置|暂缓|停摆|叫停|暂时",
        "again": r"续签|续情|续约|续期|再续|重续|重签|重申|重新|换签|再次签|(?<!不再)(?<!不)延续|年友城合作|恢复|重启|复交|深化友好|撤销(?:此前)?终止|确认",
        "raised": r"升级|升格|提升|上升为|跃升|晋级|上一格|由友好交流",
        "visit": r"访问|来访|率团|会见|代表团|拜会|到访|考察|出访|接待|来宾",
        "help": r"捐赠|捐款|慰问|支援|援助|赠送|寄来|声援|物资|地震|疫情",
        "meant": rf"(?:拟|将|准备|计划|打算|希望|盼|期待|期望|愿|有意|有望|可望|争取|力争|寻求|推动(?!下)|推进|促成|促进|商谈|洽谈|商讨|探讨|讨论|酝酿|筹备|提议|建议|申请|申报|早日|尽快|即将|预计|考虑|如果|可能|想)[^,;。]{{0,28}}?(?:{_ZH}[^,;。]{{0,24}}(?:{_ZH_KIND}|协议|协定|备忘录)|结好|结亲|缔盟|新增)|(?:俄|中|日|美)?或(?:将)?[与和同]|商签|报批|谈判|(?:结|缔结)[^,;。]{{0,8}}(?:提案|议案)",
        "plan": rf"{_ZH}[^,;。]{{0,30}}(?:意向|议案|提案|事宜|可能|申请|建议|计划|愿望|正在)|意向书|意向性|意向协议|的意向|正在进行|提上|年底前|{_ZH_KIND}(?:的)?(?:意向|意愿|事宜|议案)",
    },
    "ja": {
        "column": r"(?:締結|提携|調印)(?:年月日|年月|年度|日|年(?!目|間))|相手先|自治体名称",
        "kind": _JA_KIND,
        "verb": rf"{_JA}|結(?:ぶ|び|ん|ば)",
        "acted": rf"{_JA}(?:を|に|が|も)?(?:し|行|交わ|締結|なさ|実現|許可)|結(?:び(?!つ|付)|んだ|んで(?!い|お)|ばれ|ぶに至)|{_JA}(?:さ|$|。|、|\)|」)|調印|締結式|(?:都市|市|町|州|県|省|港|校|関係|提携)(?:に|と)(?:$|な[りっ])|取り交わ|縁組|交わし|締結第|締結の後",
        "done": rf"{_JA}(?:を|に|が)?(?:行い|行った|し、|した|しました|され|なされ|交わし|締結し)|結(?:んだ|びました|ばれ)|{_JA}(?:。|$)|調印式|締結式|交わしました|交わした|となった|になった|となりました|になりました",
        "ceremony": r"調印式|締結式|署名式|式典|セレモニー|サイン",
        "dated": rf"(?:\d{{1,8}}年|昭和|平成|令和|翌年|同年|今年|昨年|\d{{1,8}}月\d{{1,8}}日|\d{{1,8}}日)[^。]{{0,40}}(?:{_JA}|結(?:び|んだ|ばれ))",
        "first": r"第?\d{1,8}(?:番目|件目|組目|例目)|初めて|初の|最初|新た",
        "paper": r"協定書|覚書|盟約書|宣言書|確認書|合意書|協定|議定書|意向書",
        "intent": r"意向|意欲|前向き|機運|望",
        "will": rf"(?:{_JA}|{_JA_KIND})[^。]{{0,14}}(?:予定|方針|見通し|向け|計画|案|へ$|準備|運び|見込)|(?:提携|締結|調印)(?:を?(?:する|結ぶ)?ため|される(?:。|$|と|予|見))|(?:提携|締結|調印)へ|(?:締結|提携)する(?:と|こと|方|予|見|運び|。|$)|結ぶ(?:と|こと|見|方|予|意|考|。|$)|来年|来月|近く",
        "hope": rf"(?:{_JA}|{_JA_KIND})[^。]{{0,20}}(?:検討|目指|めざ|意向|目標|要望|提案|たい|依頼|模索|希望|期待|申し)|検討|目指|めざ|打診|申し入れ|要望|向けての",
        "talks": r"協議|交渉|調整|検討|打診|話し合|準備|議案|意見交換|探る|模索|研究|ことで[^。]{0,14}(?:合意|一致|合った)",
        "approved": r"議決|可決|承認|採択|議会[^。]{0,10}(?:同意|賛成)|内諾|許可",
        "notyet": r"まだ|未(?:締結|定|だ)|至っていない|ない|見送",
        "stands": rf"結んでい|結んでお|結ぶ(?!と|こと|見|方|予|意|考|。|$)|提携(?:を)?して(?:い|お)|をしています|(?:提携|締結|盟約|縁組)を(?:し|結ん)で(?:い|お)|とな(?:って(?:い|お)|っているの)|にな(?:って(?:い|お))|{_JA}(?:を)?し、[^。]{{0,80}}(?:て(?:い|き)|ており)|関係にあ|(?:姉妹|友好)[^、。]{1, 6}(?:である|です|の)|提携先|維持|続け|継続|である|関係を保",
        "attr": rf"{_JA_KIND}(?:である|の|、|・|「)[^。、]{{1,14}}|[^。、]{{1,10}}(?:は|が|と)[^。]{{0,8}}{_JA_KIND}",
        "so_far": r"現在|これまで|今では|ほかに|他に|計\d|以来|従来",
        "ago": rf"{_JA}[^。、]{{0,8}}(?:以来|以降|以前|後|から|より)|以来|年から|きっかけ|始まり",
        "since": rf"(?:{_JA}|結(?:び|んで|んだ))(?:を|に|が)?(?:し|締結し|して|され)?(?:て(?:から)?|た)?(?:以来|以降|から(?:の|\d|今|こ|本|、|長))|以来|長年の?(?:姉妹|友好)|(?:にわたる|にわたり|続く(?:姉妹|友好)|続いている)",
        "after": rf"{_JA}[^。、]{{0,8}}(?:の?後|を(?:機|きっかけ|契機))|きっかけに|のちに|ちなみ|契機",
        "relative": rf"(?:{_JA}|結(?=ん))(?:を|に|が)?(?:締結|提携)?(?:し(?:て(?:い|お)る|た)|して(?:い|お)ります|する|さ?れ(?:て(?:い|お)る|た)|んだ|んでいる)(?=[^\s。、」』)(とのことよかがため予方運見際後場意考年日時次式け])",
        "already": r"すでに|既に|かねて|もともと|かつて|以前|当時|これより前|早く",
        "is": r"の(?:姉妹|友好)|(?:姉妹|友好)[^、。]{1,4}(?:は|の|・|「)",
        "counted": r"\d{1,8}周年|周年|\d{1,8}年(?:目|を迎|の節目|記念|で記念|の(?:佳|歴史))|(?:今年|ことし|本年|今回|来年)(?:で|は|が|に)?(?:ちょうど|満)?(?<!\d)\d{1,3}年(?!\d|に|度|の)|(?:から|より)[^。、]{0,6}\d{1,8}年(?:。|$|と?な|が(?:たち|経|過))|\d{1,8}年の?祝|節目|記念(?!碑|品|館|誌|公園|撮影|写真|樹|切手|像|塔)",
        "years": r"\d{1,8}年(?:間|にわた|にな|の|以上|余|越)|(?:なって|結んで|提携から)[^、。]{0,4}\d{1,8}年|長年|半世紀",
        "foreign_birthday": r"(?:市制|町制|村制|区制|建国|開港|開園|創立|設立|建市|国交|建城)[^。、]{0,8}周年",
        "celebrate": r"祝|記念|お祝い|式典",
        "ended": r"解消|破棄|終了|打ち切|解除|取り消|白紙|断絶|廃止|撤回|終止符|絶縁|見直",
        "call_end": r"求め|要求|要望|請願|陳情|否決|反対|抗議",
        "paused": r"停止|(?:交流|往来|訪問|派遣)[^。、]{0,8}控え|中断|凍結|休止|見合わせ|見送|先延ばし|休眠|保留|途絶",
        "again": r"再締結|更新|再確認|再調印|延長|再開|復活|継続確認|改めて|あらためて|再び|継続に",
        "raised": r"格上げ|昇格|発展さ|格上|引き上げ",
        "kept": r"維持|続け|継続|変わら|影響(?:は)?な",
        "visit": r"訪問|表敬|派遣|来日|来訪|使節団|歓迎|訪れ|視察|受け入れ|受入",
        "help": r"寄付|義援|支援|寄贈|贈|見舞|募金|災害|地震",
        "meant": rf"(?:{_JA}|{_JA_KIND})[^。]{{0,14}}(?:予定|方針|検討|目指|めざ|見通し|意向|向け|目標|計画|要望|提案|たい|案|へ$|準備|模索|依頼)|(?:提携|締結|調印)へ|(?:締結|提携)する(?:と|こと|方|予|見|運び|。|$)|結ぶ(?:と|こと|見|方|予|意|考|。|$)|検討|目指|めざ|打診|申し入れ|要望|向けての",
    },
    "en": {
        "column": r"(?i:\b(?:date|year)s? (?:of )?(?:signed|signing|established|establishment|twinned|formed|agreement|joined)\b|\bpartner (?:city|town)\s*\||country\s*\||\byear\s*\|)",
        "kind": rf"(?i:\b{_EN_KIND})",
        "acted": rf"(?i:\b{_EN_VERB}\b[^;.]{{0,80}}\b(?:{_EN_KIND}|{_EN_PAPER}|a sister\b|a twin\b|friendship)|join\w* hands|tied? the knot|\bproclaimed\b|\b(?:were|was|became|become|got) (?:first |formally |officially )?(?:twinned|paired|linked)|\b{_EN_KIND}[^;.]{{0,40}}\b(?:was |were |been )?(?:signed|established|formed|formali[sz]ed|sealed|concluded|created|began|started|founded|forged|inaugurated|made official|came into being|entered)|\btwinned with\b|put (?:their|his|her) (?:names?|pens?|signatures?)|\bsigning\b|signatures?\b|became (?:the )?\w+'s)",
        "done": r"(?i:\b(?:signed|inked|established|became|formed|entered (?:into|on|upon)|concluded|formali[sz]ed|sealed|forged|adopted|struck|proclaimed|declared|founded|(?:has|have|had) (?:become|signed|established|formed)|was made|were made|made it official|are now|is now|now (?:a )?sister|officially|formally|ceremony|from now on)\b)",
        "ceremony": r"(?i:\bceremon|\bsigning\b|\bunveil|\bplaque|\bribbon)",
        "dated": r"(?i:\b(?:in|on|during|of|back in) (?:\w+ )?(?:\d{1,2},? )?(?:19|20)\d\d\b|\b(?:last|this) (?:week|month|year|spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|afternoon)\b|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|\btoday\b|\brecently\b)",
        "first": r"(?i:\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|newest|latest|new|\d{1,8}(?:st|nd|rd|th))\b[^;.]{0,16}\b(?:sister|twin|friend|partner))",
        "was_first": r"(?i:\bwas\b[^;.]{0,40}\b(?:first|second|third|original|oldest)\b)",
        "paper": rf"(?i:\b{_EN_PAPER})",
        "intent": r"(?i:\bintent\b|\bintention|\binterest(?:ed)? in\b|\bletters? of intent\b|\bproposal|\bproposed\b|\bprospective\b|\bpotential\b|\bin principle\b)",
        "will": rf"(?i:, to become\b|\b(?:will|'ll|is to|are to|to be|set to|due to|about to|ready to|means? to|plan\w*|expect\w*|schedul\w*|soon|shortly|next (?:week|month|year|spring|summer|fall|autumn)|upcoming|later this)\b[^;.]{{0,60}}?\b(?:{_EN_VERB}|{_EN_KIND})|\b{_EN_KIND}[^;.]{{0,40}}\bto be (?:set up|signed|established|formed|made))",
        "hope": rf"(?i:\b(?:would|hop(?:e|es|ed|ing)|want\w*|wish\w*|inten\w+|propos\w+|consider\w*|(?-i:may)|might|could|should|seek\w*|sought|explor\w*|discuss\w*|if|looking|look into|pursu\w*|asks?|asked|aim\w*|suggest\w*|eye\w*|woo\w*|court\w*|keen|eager|push\w*|urg\w+|encourag\w+)\b[^;.]{{0,60}}?\b(?:{_EN_VERB}|{_EN_KIND}|link))",
        "talks": r"(?i:\b(?:in talks|dialogue|being (?:set up|prepared|drawn up|arranged|worked)|has in mind|in mind|in hand|get under way|request\w*|talks|negotiat\w*|underway|motion|finali[sz]ing|in the works|in the making|process|application|applied|feasib\w+|study|candidate|look into)\b)",
        "approved": r"(?i:\b(?:approv\w+|resolution|resolved|resolves|invit\w+|authori[sz]\w+|vote[ds]? (?:to|on|for|in)|unanimous\w*|endors\w+|backed|green light|council (?:agreed|adopted|passed))\b)",
        "to_act": r"(?i:(?<!agreed )\bto (?:sign|become|establish|twin|form|enter|make|formali[sz]e|create|forge|pair|link)\b|\btowards?\b)",
        "notyet": r"(?i:\b(?:not yet|yet to|no formal|never|not|n't|without|none|no longer)\b)",
        "stands": rf"(?i:\b(?:is|are|am|been|be|remain\w*) (?:also |now |officially |already |still )?(?:twinned|paired|partnered|linked)|\b(?:is|are|has been|have been|remain\w*|has had|maintain\w*|enjoy\w*|shar\w+)\b(?: [\w']+){{0,4}} {_EN_KIND}|'s? (?:\w+ ){{0,2}}{_EN_KIND}|\b(?:its|our|their|his|her|whose)(?: \w+){{0,2}} {_EN_KIND}|\bsister(?:s)? to\b|\bexisting (?:\w+ ){{0,2}}{_EN_KIND})",
        "attr": rf"(?i:\b{_EN_KIND},? (?:of |in |from )?(?-i:[A-Z])|\b(?-i:[A-Z])\w+,? (?:\w+,? ){{0,2}}(?:its|our|their|a|the|\w+'s) (?:\w+ ){{0,2}}{_EN_KIND})",
        "so_far": r"(?i:\b(?:so far|currently|to date|at present|now has|other|others|also|include[sd]?|including|besides|alongside|already)\b)",
        "ago": r"(?i:\b(?:since|ever since|after|ago|goes back|go back|date[sd]? (?:back|from|to)|when)\b)",
        "since": r"(?i:\b(?:since|ever since|dat(?:es?|ing) (?:back )?(?:to|from)|go(?:es)? back)\b|\b(?:for|over|nearly|almost|spann?\w+) (?:more than |over |about |some |the past |the last )?(?:\d{1,8}|[\w-]{1,20}ty|ten|twenty|a|two|three|four|several|many)[- ](?:years?|decades?|century)|\blong (?:been|had|stood)|long-?(?:time|standing|running))",
        "already": r"(?i:\b(?:already|previously|earlier|once|had (?:been|become|signed|established)|formerly|at that time|back then|originally|existing)\b)",
        "relative": rf"(?i:{_EN_KIND}[^;.]{{0,30}}\b(?:with|to) (?:which|whom)\b|\b(?:with|to) (?:which|whom)\b[^;.]{{0,40}}{_EN_KIND}|{_EN_KIND},? (?:that |which )?(?:dating|begun|made)|\b(?:twinned|paired|partnered) (?:city|town)\b)",
        "is": rf"(?i:\b(?:has|have|had|includ\w+|as|the|also|other|with)\b(?: \w+){{0,3}} {_EN_KIND}|{_EN_KIND}(?: of|:|,? in\b| include))",
        "counted": r"(?i:anniversar|jubilee|\bturn(?:s|ed|ing) (?:\d|[a-z]+ty)|\b\d{1,8} years (?:old|on\b|ago (?:this|today)|have passed|this year|now)|\bbirthday|\b\d{1,8}(?:st|nd|rd|th)? years? (?:of|as|since)\b|\b(?:mark|celebrat|commemorat|honou?r)\w*\b[^;.]{0,40}\b(?:\d{1,8}|[\w-]{1,20}ty|ten|twenty|decades?)[- ]years?\b|\b(?:mark|celebrat|commemorat)\w*\b[^;.]{0,30}\b(?:decades?|century|years))",
        "years": r"(?i:\b\d{1,8}[- ]years?\b|\bdecades?\b|\bcentury\b|\byears? (?:of|as|since|ago)\b|\b(?:ten|twenty|thirty|forty|fifty|sixty)(?:-\w+)? years\b|long-?(?:time|standing|running))",
        "foreign_birthday": r"(?i:\b(?:city|town|founding|university|canada|nation|independence|incorporat\w*|club|festival|school|airport|museum|centennial|bicentennial|diplomatic)\b[^;.]{0,24}\b(?:anniversar|birthday|\d{1,8} years))",
        "celebrate": r"(?i:\b(?:mark|celebrat|commemorat|honou?r|toast)\w*\b)",
        "ended": r"(?i:\b(?:agreement|ties?|partnership|twinning|relation\w*|links?|pact|arrangement)\b[^;.]{0,60}\b(?:(?:is|are|was|were|been) (?:now )?(?:ended|over(?! \d)|cut)|ended|lapse\w*|terminated|scrapped)\b|\b(?:to (?:its|a|an) (?:close|end)|threw out|throws? out|end of (?:the road|twinning|sister\w*|its|their)|par(?:t|ts|ted) ways|comes? to an end|(?:let|lets|letting) [^;.]{0,40} lapse)\b|\b(?:end|cut|cutting|ending)(?:s|ed)?\b[^;.]{0,40}\b(?:ties?|relation\w*|links?|twinning|agreement|partnership|pact|sister\w*|it)\b|\b(?:terminat\w+|sever(?:s|ed|ing)?|revok\w+|dissol\w+|cancel\w*|scrap\w*|withdr\w+|lost|dormant|divorc\w*|drop(?:s|ped|ping)?|axed|no longer|br[eo]ak\w*(?: off| with)|cut off|broken off|rescind\w*|repeal\w*|lapse\w*|expir\w*|disown\w*|shed|ditch\w*|rid of|un-?twin\w*|wound up|discontinu\w*|died out|struck off|remov\w+)\b)",
        "call_end": r"(?i:\b(?:call(?:s|ed|ing)?(?: for| on)|urg\w+|demand\w*|petition\w*|pressure\w*|pressed|reject\w*|defeat\w*|failed|lost|oppos\w*|consider\w*|debat\w*|motion|threat\w*)\b)",
        "paused": r"(?i:\b(?:suspend\w*|suspension|paus\w+|froze|frozen|freez\w+|on hold|halt\w*|on ice|mothball\w*|shelv\w+|postpon\w*)\b)",
        "again": r"(?i:\b(?:renew\w*|reaffirm\w*|re-?sign(?:s|ed|ing)?|re-?commit\w*|rededicat\w*|reviv\w+|re-?establish\w*|re-?new\w*|restor\w+|resum\w+|rekindl\w+|reinstat\w+|re-?affirm\w*|(?<!not )(?<!n't )(?<!not be )extend\w*|affirm\w*|sign\w* (?:[\w-]+ ){0,4}(?:anew|again|once more))\b)",
        "raised": r"(?i:\b(?:upgrad\w+|elevat\w+|rais(?:e|ed|ing)|from friendship to|promot\w+ to)\b)",
        "kept": r"(?i:\b(?:remain\w*|keep\w*|kept|maintain\w*|unaffected|continue\w*|stand by|stay\w*|support\w*|retain\w*)\b)",
        "newly": r"(?i:\b(?:new(?:est|ly)?|latest|most recent|fresh)\b)",
        "visit": r"(?i:\b(?:visit\w*|delegation\w*|welcom\w*|host(?:s|ed|ing)?|travel\w*|trip|guests?|arriv\w+|tour\w*)\b)",
        "help": r"(?i:\b(?:donat\w*|earthquake|flood\w*|fire|tsunami|relief|aid|fundrais\w*|condol\w*|solidarity|condemn\w*|student\w*|concert|homestay)\b)",
        "meant": rf"(?i:\b(?:will|would|plan\w*|hop(?:e|es|ed|ing)|want\w*|inten\w+|propos\w+|consider\w*|(?-i:may)|might|could|should|seek\w*|explor\w*|discuss\w*|if|looking|pursu\w*|interest\w*|asks?|aim\w*|expect\w*|wish\w*|soon|finali\w+|negotiat\w+|means|(?:is|are) to)\b[^;.]{{0,45}}?\b{_EN_VERB}[^;.]{{0,60}}\b(?:{_EN_KIND}|agreement|sisters?|twins?|mou\b|memorandum)|(?<!agreed )to (?:sign|become|establish|twin|form|enter)\b|towards? (?:a |the )?(?:{_EN_KIND})|finali[sz]ing|\b(?:is|are) to be\b|\b(?:consider|discuss|explor|negotiat|propos|suggest|pursu|seek|look)\w*\b[^;.]{{0,50}}(?:{_EN_KIND}|twin|link)|\b(?:may|might|could|to) (?:take|forge|get|have)\b|in the making)",
        "plan": r"(?i:\b(?:letters? of intent|proposal|proposed|in talks|underway|vote[ds]? (?:to|on)|motion|prospective|potential)\b)",
    },
}

_PATTERNS = {lang: {form: re.compile(words) for form, words in forms.items()} for lang, forms in _FORMS.items()}
# How a span is understood, the first of these whose forms it shows and none of whose others, and the event it speaks for.
_SENSES: tuple[tuple[str, set[str], set[str], str], ...] = (
    ("column", {"column"}, set(), "existing"),
    ("again", {"again", "kind"}, {"will"}, "renewed"),
    ("again", {"again", "verb"}, {"will"}, "renewed"),
    ("called", {"ended", "call_end"}, set(), "existing"),
    ("ended", {"ended"}, set(), "terminated"),
    ("paused", {"paused"}, set(), "suspended"),
    ("raised", {"raised", "kind"}, {"hope", "will"}, "upgraded"),
    ("approved", {"approved"}, {"done"}, "proposed"),
    ("intent", {"intent", "kind"}, set(), "proposed"),
    ("will", {"will"}, set(), "proposed"),
    ("hope", {"hope"}, set(), "proposed"),
    ("talks", {"talks", "kind"}, set(), "proposed"),
    ("newly", {"newly", "kind"}, {"attr"}, "signed"),
    ("counted", {"counted"}, {"foreign_birthday"}, "anniversary"),
    ("since", {"since", "kind"}, {"counted"}, "existing"),
    ("since", {"since", "acted"}, {"counted"}, "existing"),
    ("relative", {"relative"}, set(), "existing"),
    ("ago", {"ago", "acted"}, set(), "signed"),
    ("so_far", {"so_far", "acted"}, set(), "existing"),
    ("stands", {"stands"}, set(), "existing"),
    ("done", {"done", "acted"}, set(), "signed"),
    ("acted", {"acted"}, set(), "signed"),
    ("attr", {"attr"}, set(), "existing"),
    ("kind", {"kind"}, set(), "existing"),
)
Span = tuple[int, int]


class FormReader:
    """The forms of the spans of one page, each span read once."""

    def __init__(self, view: View) -> None:
        self._text, self._patterns = view.text, _PATTERNS[view.language]
        self._forms: dict[Span, frozenset[str]] = {}

    def of(self, span: Span) -> frozenset[str]:
        """The forms that a span shows."""
        found = self._forms.get(span)
        if found is None:
            found = frozenset(form for form, pattern in self._patterns.items() if pattern.search(self._text, *span))
            self._forms[span] = found
        return found


def sense(forms: Set[str]) -> tuple[str, str] | None:
    """How a span of these forms is understood, and the event it speaks for; None where it speaks of no tie."""
    return next(
        ((name, event) for name, shown, absent, event in _SENSES if forms >= shown and forms.isdisjoint(absent)), None
    )
