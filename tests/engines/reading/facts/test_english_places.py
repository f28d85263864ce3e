"""The places of English pages: which names are read, and which country each is given."""

# ruff: noqa: E501 - texts and tables read best one to a line

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.view import View


def places(gazetteer: Gazetteer, text: str, publisher: str | None = None) -> list[tuple[str, str | None]]:
    """Name and country of each place of a page, in order."""
    view = View(document(text, language="en", publisher=publisher), gazetteer)
    return [(view.name_of(place), place.country) for place in view.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chungcheongbuk-do and Yugawara-machi met.", [("Chungcheongbuk-do", "KR"), ("Yugawara-machi", "JP")]),
        ("Guests from Korea saw Yeonje-gu. Yeonje is a sister city.", [("Yeonje-gu", "KR"), ("Yeonje", "KR")]),
        ("A How-to for sister cities, a Must-do.", []),
        ("Kiev and Mexico City are twinned with Henley-on-Thames.", [("Kiev", "UA"), ("Mexico City", "MX"), ("Henley-on-Thames", "GB")]),
        ("The sister cities Daqing, Jiaozuo and Gonohe met.", [("Daqing", "CN"), ("Jiaozuo", "CN"), ("Gonohe", "JP")]),
        ("St. John's in Newfoundland and Lee's Summit in Missouri are twinned.", [("St. John's", "CA"), ("Lee's Summit", "US")]),
        ("Central Java State, Indonesia is a sister state.", [("Central Java", "ID")]),
        ("Inner Mongolia Autonomous Region, China is a partner region.", [("Inner Mongolia", "CN")]),
        ("THE CITY OF MOAB, UTAH AND THE CITY OF ROSSLAND, BRITISH COLUMBIA", [("MOAB", "US"), ("ROSSLAND", "CA")]),
        ("Francisco I. Madero, Mexico is a sister city.", [("Francisco I. Madero", "MX")]),
        ("Sister city ties of Makati, Metro Manila. See also: Twin towns in Dubai.", [("Makati", "PH"), ("Dubai", "AE")]),
        ("Metro Manila has sister cities.", [("Metro Manila", "PH")]),
        ("Nanyang City and China's Taizhou City are twinned.", [("Nanyang", "CN"), ("Taizhou", "CN")]),
        ("Lucca has ties with Akuavem South District, Ghana, its sister district.", [("Lucca", "IT"), ("Akuavem South", "GH")]),
        ("Kitami Japan, sister city of Elizabeth NJ USA", [("Kitami", "JP"), ("Elizabeth", "US")]),
        ("San Marino and Kobe are twin towns, and Guam with Davao.", [("San Marino", "US"), ("Kobe", "JP"), ("Guam", "US"), ("Davao", "PH")]),
        ("It twinned with Xainville, also in France, and the North Carolina town of Boone.", [("Xainville", "FR"), ("Boone", "US")]),
        ("A sister city relationship with Osaka suburb Suita was planned.", [("Suita", "JP")]),
        ("All Madison Sister Cities on the City of Madison website", [("Madison", "US"), ("Madison", "US")]),
    ],
)  # fmt: skip
def test_names(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert places(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks on sister-city ties between Kaikōura and Hualien go on.", [("Kaikōura", None), ("Hualien", "CN")]),
        ("Skibbereen, whose link with Scituate is a proposal, waits.", [("Skibbereen", "IE"), ("Scituate", "US")]),
        ("The sister cities of Lefke are Pendik in Istanbul and Xain in Trabzon.", [("Lefke", "TR"), ("Pendik", "TR"), ("Istanbul", "TR"), ("Xain", "TR"), ("Trabzon", "TR")]),
        ("Palmer is paired with Saroma, the Kenai Peninsula with Akita.", [("Palmer", "US"), ("Saroma", "JP"), ("Kenai Peninsula", None), ("Akita", "JP")]),
        ("Become Fort Worth's Newest Sister City\nWuxi's Xinwu District joined.", [("Fort Worth", "US"), ("Wuxi", "CN"), ("Xinwu", "CN")]),
        ("Sister cities\nSapporo City Portland, Oregon\nSendai-shi China Changchun\nJapan Onomichi City", [("Sapporo", "JP"), ("Portland", "US"), ("Sendai-shi", "JP"), ("Changchun", "CN"), ("Onomichi", "JP")]),
        ("Our sister city: Become St. John's", []),
        ("Off to Tsuruoka, New Brunswick's sister city in Japan.", [("Tsuruoka", "JP"), ("New Brunswick", "CA")]),
        ("Aghstafa will be joined to Gardabani as a twin town.", [("Aghstafa", "AZ"), ("Gardabani", "GE")]),
        ("We have a sister in Kobe, Yamagata, Lhasa, Kisumu, Xain, Yeret: a family of towns.", [("Kobe", "JP"), ("Yamagata", "JP"), ("Lhasa", "CN"), ("Kisumu", "KE"), ("Xain", None), ("Yeret", None)]),
        ("Twinning\n2011  Morazán! Its governor signs.", [("Morazán", "HN")]),
        ("A twin town at last: a librarian from Skibbereen worked here.", [("Skibbereen", "IE")]),
        ("Twinning was signed between Xainsky ulus and Yeret Soum.", [("Xainsky", None), ("Yeret Soum", None)]),
        ("Lądek-Zdrój – official website > Partner communes", [("Lądek-Zdrój", "PL")]),
        ("I moved to Birmingham Alabama, whose sister city is Maebashi.", [("Birmingham", "US"), ("Maebashi", "JP")]),
        ("Sister Cities Japan Yugawara and China Daqing.", [("Yugawara", "JP"), ("Daqing", "CN")]),
        ("They want sister cities: Medan-Penang, Manado-Kota Kinabalu.", [("Medan", "ID"), ("Penang", "MY"), ("Manado", "ID"), ("Kota Kinabalu", "MY")]),
        ("Rotorua is the sister city of Wuzhong District of Suzhou, China.", [("Rotorua", "NZ"), ("Wuzhong", "CN")]),
        ("Portland is twinned with the London Borough of Sutton.", [("Portland", "US"), ("Sutton", "GB")]),
        ("Quezon City, Phillipines; East and West met, and Bamboo stood in our sister city.", [("Quezon City", "PH")]),
        ("Harare is twinned with eThekwini and St Pol de Léon.", [("Harare", "ZW"), ("eThekwini", "ZA"), ("St Pol de Léon", "FR")]),
    ],
)  # fmt: skip
def test_places_of_ties(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert places(gazetteer, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The twinning was voted by Councillors Crozon, Aylsham and Martin.",
        "Anna Martin wrote of twinning. Martin was glad of the sister city.",
        "Early in June the friendship pact was signed. Plenty: more than enough.",
        "We'll keep our sister-city ties in April. Meanwhile, Friends met.",
        "Sister city\nNone\nPrefecture",
        "Guidelines for Sister Cities\nLegislative history\nNone.\nFiscal impact\nNone\n",
        "Elsewhere town halls have twinning. Gents in Zambia, a friendship pact of the Sultanate of Oman.",
        "Honorary Mayor Example, counterparts and a MoU with Friendly city.",
        "Contact of the twinning committee: Mary Example",
        "The Welsh partner met the friendship committee (KMA) and left.",
    ],
)
def test_words_of_ties_that_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert places(gazetteer, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sister cities\nGonohe | Japan | 1990\nXain | China | 2001", [("Gonohe", "JP"), ("Xain", "CN")]),
        ("Sister cities\nJapan\nGonohe\nKobe\nIreland\nDublin", [("Gonohe", "JP"), ("Kobe", "JP"), ("Dublin", "IE")]),
        ("Twin towns\n- Taxila and Datong\n- Multan and Xain", [("Taxila", None), ("Datong", "CN"), ("Multan", "PK"), ("Xain", None)]),
        ("Sister cities\nMexico Acapulco, Mexico\nUnited States Maui County, Hawaii, United States", [("Acapulco", "MX"), ("Maui County", "US")]),
        ("Sister cities\nBetween Delhi and London on 25/07/2002.", [("Delhi", "IN"), ("London", "GB")]),
        ("Sister cities\nHome\nCulture\nKobe\nBusiness", [("Kobe", "JP")]),
    ],
)  # fmt: skip
def test_lists_and_rows(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert places(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kobe Japan wrote to Seattle, Washington.", [("Kobe", "JP"), ("Seattle", "US")]),
        ("GUANGZHOU, Nov. 12 (Xinhua) -- Birmingham of Britain wrote.", [("GUANGZHOU", "CN"), ("Birmingham", "GB")]),
        ("Jeju, Hainan mark 30 years of sisterhood", [("Jeju", "KR"), ("Hainan", "CN")]),
        ("Hyogo Prefecture in Japan, Sichuan Province in China wrote.", [("Hyogo Prefecture", "JP"), ("Sichuan Province", "CN")]),
        ("Boulder (Colorado, United States) wrote to Suseong-gu.", [("Boulder", "US"), ("Suseong-gu", "KR")]),
        ("Atlanta, Georgia and Tbilisi, Georgia are sister cities.", [("Atlanta", "US"), ("Tbilisi", "GE")]),
        ("Kobe, Nagasaki and Nagoya met.", [("Kobe", "JP"), ("Nagasaki", "JP"), ("Nagoya", "JP")]),
        ("Omuta, Fukuoka and Kobe met.", [("Omuta", "JP"), ("Kobe", "JP")]),
        ("The mayor of Linyi, a city in eastern China, wrote.", [("Linyi", "CN")]),
        ("The Irish city of Waterford wrote. Waterford is twinned.", [("Waterford", "IE"), ("Waterford", "IE")]),
        ("Norfolk's Russian sister city, Norfolk said.", [("Norfolk", "US"), ("Norfolk", "US")]),
        ("San Jose, California wrote. San Jose is a sister city.", [("San Jose", "US"), ("San Jose", "US")]),
        ("Wuhan is the first friendship city of San Francisco in central China.", [("Wuhan", "CN"), ("San Francisco", "US")]),
        ("Cyprus is old.\nLefke twins with the Turkish district of Erdemli.", [("Lefke", "CY"), ("Erdemli", "TR")]),
        ("Our sister city is Xain in Trabzon.", [("Xain", "TR"), ("Trabzon", "TR")]),
    ],
)  # fmt: skip
def test_countries_told(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert places(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a possessive is the next word's owner; a sentence with a colon is no row of cells
        ("Kandy and Kobe are sister cities. Gifts came from the Mayor of Kandy, China's Ambassador said.", {("Kandy", "LK"), ("Kobe", "JP")}),
        ("A sister city in Mexico, Sacramento's very first: Mexicali\nSacramento and Mexicali are tied.", {("Sacramento", "US"), ("Mexicali", "MX")}),
        ("Japan: Kobe\nKobe is a sister city of Riga.", {("Kobe", "JP"), ("Riga", "LV")}),
    ],
)  # fmt: skip
def test_a_country_nearby_that_does_not_tell(
    gazetteer: Gazetteer, text: str, expected: set[tuple[str, str | None]]
) -> None:
    found = places(gazetteer, text)
    assert {place for place in found if found.count(place) > 1 or place in expected} >= expected
    assert {country for name, country in found if name in ("Kandy", "Sacramento")} <= {"LK", "US", "CN"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ilkley-Xaintonge Twinning Committee met.", ["Ilkley", "Xaintonge"]),
        ("Brentwood/Montbazon Town Twinning Association", ["Brentwood", "Montbazon"]),
        (
            "The Madison Nobodia Sister City Project began in 1986. In Nobodia it helps.",
            ["Madison", "Nobodia", "Nobodia"],
        ),
        ("The New York Twinning Committee and the Fort Worth Sister Cities Program met.", ["New York", "Fort Worth"]),
        ("The Haverhill District Twinning Association met.", ["Haverhill"]),
    ],
)
def test_two_places_in_the_name_of_what_twins_them(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    assert [name for name, _ in places(gazetteer, text)] == expected


def test_the_places_around_a_name_of_several_countries_do_not_decide(gazetteer: Gazetteer) -> None:
    text = "Dublin and San Jose are sister cities. Denver, Chicago and Seattle have some too."
    assert places(gazetteer, text) == [
        ("Dublin", "IE"),
        ("San Jose", None),
        ("Denver", "US"),
        ("Chicago", "US"),
        ("Seattle", "US"),
    ]


@pytest.mark.parametrize(
    ("publisher", "name", "country"),
    [
        ("Chungju City", "Chungju", "KR"),
        ("Quezon City", "Quezon City", "PH"),
        ("Yeonje-gu", "Yeonje-gu", None),
        ("City of Newport News", "Newport News", "US"),
        ("Jiangmen Municipal People's Government", "Jiangmen", "CN"),
        ("City of Brighton | News", "Brighton", "GB"),
        ("Nagoya Sister City Association", "Nagoya", "JP"),
        ("Invercargill City Council", "Invercargill", "NZ"),
    ],
)
def test_publishers(gazetteer: Gazetteer, publisher: str, name: str, country: str | None) -> None:
    place = View(document("Sister cities", language="en", publisher=publisher), gazetteer).publisher_place
    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    ("publisher", "name"), [("Marbach", "Marbach"), ("Marbach tourism", "Marbach"), ("Xinhua", None)]
)
def test_a_bare_publisher_is_a_place_that_its_page_speaks_of(
    gazetteer: Gazetteer, publisher: str, name: str | None
) -> None:
    town = publisher.removesuffix(" tourism")
    text = f"{town} first twinned with Chinon in France. So {town} has friends."
    assert View(document(text, language="en", publisher=publisher), gazetteer).own_name == name
    assert View(document("Twin towns", language="en", publisher=publisher), gazetteer).own_name is None


def test_a_paper_is_no_town_though_one_is_called_so(gazetteer: Gazetteer) -> None:
    text = "Our sister cities are Lyon and Nanjing. Tribune was told of a third. Tribune will report."
    assert View(document(text, language="en", publisher="Tribune"), gazetteer).own_name is None


@pytest.mark.parametrize(
    "publisher", ["Pacific Council", "Rotary Club", "Xinhua", "American Journal of Transportation"]
)
def test_publishers_that_are_no_place(gazetteer: Gazetteer, publisher: str) -> None:
    assert View(document("Sister cities", language="en", publisher=publisher), gazetteer).own_name is None


@pytest.mark.parametrize(
    "words",
    ["friendship city", "sister-city pact", "MoU on friendly cooperation", "twinning pact", "partnership cities", "cooperation agreement between the cities"],
)  # fmt: skip
def test_words_for_ties(gazetteer: Gazetteer, words: str) -> None:
    assert View(document(f"They signed a {words}.", language="en"), gazetteer).speaks_of_ties


def test_a_line_without_end_is_read(gazetteer: Gazetteer) -> None:
    rows = 1_500
    found = View(document("Sister cities. " + "Sendai China " * rows, language="en"), gazetteer).places
    assert len(found) > rows / 2
