"""A site's furniture: navigation, footers, legal lines, sharing buttons, in Chinese, Japanese and English.

Patterns are matched on simplified characters, one line (block) at a time.
"""

from __future__ import annotations

import re
from functools import cache

from youcheng.engines.reading.scripts import simplified

# Lines that are furniture wherever they stand.
_ALWAYS = r"""^[【\[（(]?(?:
      .{0,12}(?:ICP[备证]|公网安备|公安备案|许可证(?:编?号)?[:：]|备案号|网络视听|增值电信
        |互联网新闻信息服务).{0,80}
    | .{0,30}(?:版权所有|版权归|All\ [Rr]ights\ [Rr]eserved|Copyright|©|著作権|無断転載|无断转载
        |Powered\ by).{0,160}
    | [?？©(]?\ ?(?:19|20)\d\d\s?[-–—~至]\s?(?:19|20)\d\d\b.{0,60}
    | (?:技术支持|网站维护|主办单位|承办单位|网站标识码|建议使用|推荐使用|地址[:：]|通讯地址|邮编|邮政编码
        |联系电话|热线电话|
        新闻热线|广告热线|举报电话|违法和不良信息|服务热线|电子邮箱|联系邮箱|客服|网站地图|关于我们|联系我们|
        法律声明|隐私|友情链接).{0,120}
    | (?:扫码|扫一扫|扫描|长按|微信扫|关注我们|关注微信|分享到|分享至|分享[:：]|打印本页|关闭窗口|打印|关闭
        |收藏|字号|字体
        |放大|缩小|【?字体[:：]?\ ?大).{0,14}
    | .{0,16}(?:下载客户端|下载app|打开app|查看更多|点击加载|加载更多|返回顶部|返回首页|回到顶部|收起全文
        |展开全文).{0,16}
    | (?:上一篇|下一篇|上一条|下一条|前一篇|后一篇|上篇|下篇)\s*[:：]?.{0,80}
    | (?:当前位置|您的位置|您现在的位置|所在位置|你的位置|现在位置|位置[:：]).{0,120}
    | [^。，,]{1,10}(?:\s?[>»›→]\s?[^。，,]{1,16}){1,6}>?
    | (?:浏览次数|阅读次数|点击数?|点击量|访问量|浏览量?|阅读量?|人气)[:：]?\s*\d*\s*次?
    | 更新时间[:：]?\s*浏览次数[:：]?\s*\d*
    | (?:本文来源|声明[:：]|免责声明|特别声明|版权声明|郑重声明|凡本[网站]|本网站?转载|本文(?:为|系|仅|来自
        |由).{0,40}(?:上传|发布|转载|观点|立场|版权)|想爆料|如需转载|转载请|
        未经授权|未经许可|投稿|以上内容|欢迎关注|欢迎投稿|以下内容).{0,400}
    | .{0,8}(?:网站支持IPv6|本站).{0,60}
    | 首页[^。]{0,16}[>»›→].{0,120}
    | (?:网站)?(?:Home|首页|ホーム|トップページ)\s?[>/»›|｜].{0,200}
    | (?:反馈|菜单|导航|登录|登陆|注册|搜索|首页|全部|更多|返回|退出|评论|发表评论|我要评论|网友评论|参与评论|跟帖|点赞
        |赞|踩|举报
        |纠错|我要纠错|手机版|电脑版|英文版|无障碍|无障碍浏览|长者助手|繁体|简体|English|日本語|한국어|中文
        |播放|暂停)
    | (?:Your\ (?:web\ )?browser|(?:This\ site\ )?requires\ JavaScript|Please\ enable\ JavaScript
        |We\ use\ cookies)\b.{0,240}$
    | (?:Recommended\ Videos?|(?:Story|Article)\ continues\ below.{0,20})$
    | (?:ページの先頭|ページトップ|このページの先頭|本文へ|本文ここ|メニュー|サイトマップ|お問い合わせ|お問合せ
        |問い合わせ先|このページに関する|
        プライバシー|個人情報の取り扱い|ホーム\s?>|トップページ|現在の?位置|ここから|ここまで|印刷する|印刷
        |戻る|文字サイズ|
        背景色|閲覧支援|検索|音声読み上げ|Foreign\ ?[Ll]anguage|シェア|ツイート|このサイトについて|リンク集
        |著作権|
        フッター|ヘッダー|PDF形式のファイルを|より良いウェブサイト|このページの情報は|アクセシビリティ
        |開庁時間).{0,140}
    | (?:Skip\ to|Adjust\ font|Video\ Player|Home\b|Menu\b|Search\b|Log\ ?in|Sign\ (?:in|up)
        |Subscribe|Share\b|Tweet|Print\b|Email\b
        |Follow\ us|Contact\ us|
        Privacy|Terms\ of|Cookie|Accept|About\ us|Site\ ?map|Back\ to\ top|Read\ more|Load\ more|Advertisement|
        Newsletter|Comments?\b|Global\ Edition|Leave\ a\ (?:reply|comment)|Previous\b|Next\b|Tags?:).{0,24}
    )$"""
# Lines after which the article is over, once it has begun.
_END = r"""^[\[【（(]?(?:
      责任编辑|责编|本文编辑|值班编辑|编辑[:：]|(?:编辑|审核|校对|初审|复审|终审|监制|来源|供稿
        |审签)[:：|｜丨].{0,30}(?:编辑|审核|校对|责编)
    | 新闻结尾|相关(?:新闻|阅读|文章|推荐|链接|报道|内容|资讯|稿件|专题|附件)|推荐(?:阅读|文章|新闻)|延伸阅读
        |更多(?:新闻|精彩|相关)
    | 热门(?:新闻|文章|推荐|点击|排行|评论)|猜你喜欢|大家都在看|精彩(?:推荐|图文|图片)|最新(?:文章|新闻|资讯
        |更新)|点击排行|新闻排行|排行榜
    | 今日(?:推荐|热点|头条)|图片新闻|视频推荐|您可能(?:还|也)?(?:会)?(?:喜欢|感兴趣)|网友(?:评论|跟帖)
        |我要评论|文章评论
    | 版权(?:声明|所有)|免责声明|返回列表|上一篇|下一篇|分享到|扫一扫
    | 関連(?:記事|リンク|ニュース|情報|ページ)|おすすめ(?:記事)?|あわせて読みたい|人気記事|アクセスランキング
        |新着(?:記事|情報)
    | このページに関するお問い合わせ|お問い合わせ先?|トップ記事一覧
    | Related\ (?:articles?|stories|news|posts|links|content)|You\ may\ also\ like|More\ (?:from|news|stories)
        |Recommended(?!\ Videos?$)
    | Most\ (?:read|popular)|Latest\ (?:news|stories|posts)|Leave\ a\ (?:reply|comment)|Share\ this
        |Filed\ under|Trending
    )"""
# The end of an article inside its last line: (完) 【编辑:…】 新闻结尾 …
_TAIL = re.compile(
    r"\s*(?:[(（]\s?完\s?[)）]\s*)?[【\[（(]\s?(?:责任编辑|责编|编辑|责任編輯|編輯|編集)\s?[:：/]?[^】\]）)]{0,40}[】\]）)].*$"
    r"|\s*新闻结尾.*$|\s*(?:责任编辑|责编)\s?[:：].{0,40}$",
    re.S,
)
_TAIL_WORDS = ("编辑", "责编", "編輯", "編集", "新闻结尾")
_COMPANY = re.compile(r"^[^，,。:：]{2,24}(?:有限公司|公司|集团|株式会社|事务所|商行|工作室|经营部)$")
_CLOSING = re.compile("[。！？!?…」』”]$|[.!?]$")


@cache
def _always() -> re.Pattern[str]:
    return re.compile(simplified(_ALWAYS, None), re.X | re.I)


@cache
def _end() -> re.Pattern[str]:
    return re.compile(simplified(_END, None), re.X | re.I)


def is_furniture(simple: str) -> bool:
    """Whether a line is a site's furniture wherever it stands."""
    return len(simple) <= 420 and _always().match(simple) is not None


def is_menu_entry(simple: str) -> bool:
    """Whether a line of furniture is there to be clicked: a button, a breadcrumb, the next article."""
    return (len(simple) <= 14 and _LEGAL.search(simple) is None) or _CRUMBS.search(simple) is not None


_LEGAL = re.compile("备案|ICP备|许可证|版权|©|Copyright|reserved", re.I)
_CRUMBS = re.compile("[>»›]|位置|上一|下一|前一|后一")


def is_legal(simple: str) -> bool:
    """Whether a line speaks of licences and rights."""
    return _LEGAL.search(simple) is not None


def ends_article(simple: str) -> bool:
    """Whether this line says that the article is over."""
    return len(simple) <= 120 and _end().match(simple) is not None


def tail_of(simple: str) -> int | None:
    """Where, inside an article's last line, the editor's and the site's words begin."""
    if len(simple) < 8 or not any(word in simple for word in _TAIL_WORDS):
        return None
    found = _TAIL.search(simple)
    return found.start() if found and found.start() > 0 else None


def is_company(simple: str) -> bool:
    """Whether a line is nothing but the name of a firm."""
    return _COMPANY.match(simple) is not None


def is_sentence(simple: str) -> bool:
    """Whether a line ends as prose does."""
    return _CLOSING.search(simple[-2:]) is not None
