"""Texts of the demo in other languages: offer, language, then title, summary, times and description.

Written for the demo; before a district uses such texts, somebody who grew up with the language reads them.
"""

HOUSING, TENANTS, READING = (
    "Wohnungsführerschein für alle",
    "Mieterberatung vor Ort",
    "Arabisch-deutsches Vorlesen",
)
FOOTBALL, DEGREES = "Fußball ohne Vereinspflicht", "Anerkennungsberatung im Kreishaus"
CAFE, DIGITAL, EVENING = (
    "Begegnungscafé Erlenbrück",
    "Digital mobil: Behördenwege online",
    "Kulturabend der Nachbarn",
)

#: (offer, language): texts in the order title, summary, times, description.
PUBLISHED: dict[tuple[str, str], tuple[str, str, str, str]] = {
    (HOUSING, "ukr"): (
        "Житлове посвідчення для всіх",
        "Шість вечорів про оренду житла: пошук, договір, додаткові витрати, сміття, сусіди. Наприкінці ви отримаєте посвідчення.",
        "Понеділок, з 18 до 20 години",
        "Кожен вечір окремий: хто пропустив один, надолужить на наступному курсі. На четвертий вечір приходить власниця "
        "житла, на п’ятий консультація для орендарів.\n\nХто відвідав усі шість вечорів, отримує посвідчення.",
    ),
    (HOUSING, "ara"): (
        "رخصة السكن للجميع",
        "ست أمسيات عن كل ما يخص استئجار المسكن: البحث والعقد والتكاليف الإضافية والنفايات والجيران. وفي النهاية تحصلون على شهادة.",
        "الاثنين من الساعة 18 إلى 20",
        "كل أمسية مستقلة، ومن تفوته أمسية يعوّضها في الدورة التالية. في الأمسية الرابعة تحضر مؤجِّرة، وفي الخامسة "
        "استشارة المستأجرين.\n\nمن يحضر الأمسيات الست كلها يحصل على الشهادة.",
    ),
    (HOUSING, "eng"): (
        "Housing licence for everybody",
        "Six evenings about renting: searching, contract, extra costs, waste, neighbours. At the end you get a certificate.",
        "Monday, 18:00 to 20:00",
        "Each evening stands for itself; if you miss one, you make up for it in the next course. On the fourth evening a "
        "landlady comes, on the fifth the tenants’ advice.\n\nWhoever has come to all six evenings gets the certificate.",
    ),
    (HOUSING, "de-x-leicht"): (
        "Wohnungs·führer·schein",
        "Das ist ein Kurs über das Mieten von einer Wohnung.",
        "Der Kurs ist immer am Montag.\nVon 18 Uhr bis 20 Uhr.",
        "Sie lernen: So finde ich eine Wohnung.\n\nSie lernen: Das steht im Miet·vertrag.\n\nSie lernen: So trenne ich den "
        "Müll.\n\nDer Kurs hat 6 Abende.\n\nSie können an jedem Abend anfangen.\n\nWaren Sie an allen 6 Abenden da? Dann "
        "bekommen Sie eine Urkunde.\n\nDie Urkunde können Sie einem Vermieter zeigen.",
    ),
    (TENANTS, "eng"): (
        "Advice for tenants",
        "Questions about extra costs, repairs and house rules, also for tenants of other houses.",
        "Wednesday, 14:00 to 17:00",
        "",
    ),
    (TENANTS, "tur"): (
        "Kiracılar için danışma",
        "Yan giderler, onarımlar ve ev kuralları hakkında sorular; başka evlerde oturan kiracılar da gelebilir.",
        "Çarşamba, saat 14 ile 17 arası",
        "",
    ),
    (READING, "ara"): (
        "قراءة قصص بالعربية والألمانية",
        "كتب مصورة بلغتين للأطفال من 4 إلى 8 سنوات ولكل من يحب الاستماع.",
        "السبت من الساعة 11 إلى 12",
        "",
    ),
    (FOOTBALL, "ukr"): (
        "Футбол без членства в клубі",
        "Просто приходьте й грайте, взуття можемо позичити.",
        "П’ятниця, з 17 до 19 години",
        "",
    ),
    (FOOTBALL, "ara"): (
        "كرة قدم من دون عضوية في نادٍ",
        "تعالوا والعبوا معنا، ويمكننا إعارتكم الأحذية.",
        "الجمعة من الساعة 17 إلى 19",
        "",
    ),
    (FOOTBALL, "rus"): (
        "Футбол без членства в клубе",
        "Просто приходите и играйте, обувь можем дать на время.",
        "Пятница, с 17 до 19 часов",
        "",
    ),
    (FOOTBALL, "tur"): (
        "Kulüp üyeliği olmadan futbol",
        "Gelin ve oynayın, ayakkabı ödünç verebiliriz.",
        "Cuma, saat 17 ile 19 arası",
        "",
    ),
    (DEGREES, "rus"): (
        "Консультация по признанию дипломов",
        "Мы вместе проверим, действует ли здесь ваш диплом из другой страны, и заполним заявление.",
        "С понедельника по четверг, с 9 до 12 часов",
        "Принесите свидетельства и переводы, если они у вас есть. Копии мы сделаем на месте.\n\nКонсультация длится около "
        "45 минут. Мы посчитаем вместе с вами, сколько стоит сама проверка и кто может помочь деньгами.",
    ),
    (DEGREES, "de-x-einfach"): (
        "Hilfe mit Zeugnissen aus dem Ausland",
        "Gilt Ihr Zeugnis aus dem Ausland hier? Wir prüfen das mit Ihnen.",
        "Montag bis Donnerstag, 9 bis 12 Uhr",
        "Bringen Sie Ihre Zeugnisse mit.\n\nHaben Sie Übersetzungen? Bringen Sie sie auch mit.\n\nDas Gespräch dauert 45 "
        "Minuten. Wir füllen den Antrag zusammen aus. Wir sagen Ihnen auch: Das kostet die Prüfung.",
    ),
    (CAFE, "pes"): (
        "کافهٔ آشنایی ارلن‌بروک",
        "قهوه، بازی و گفت‌وگو. هر کس تازه آمده است، اینجا نخستین آشنا را پیدا می‌کند.",
        "چهارشنبه، ساعت ۱۵ تا ۱۷",
        "در خانهٔ جماعت کنار کلیسا، بدون ثبت‌نام. برای کودکان گوشهٔ بازی هست.\n\nماهی یک بار کسی از شهرداری می‌آید و به "
        "پرسش‌ها پاسخ می‌دهد.",
    ),
    (DIGITAL, "ukr"): (
        "Цифрово в дорозі: установи онлайн",
        "Заповнювати форми на власному телефоні, записуватися на прийом, безпечно зберігати паролі.",
        "Перший вівторок місяця, з 16 до 18 години",
        "",
    ),
}  # fmt: skip
#: What some of them say besides: names of breaks in the order of their days, where to register, who pays less.
ALSO: dict[tuple[str, str], dict[str, str]] = {
    (HOUSING, "ukr"): {"break_names": "Літні канікули\nРіздвяні канікули"},
    (HOUSING, "ara"): {"break_names": "العطلة الصيفية\nعطلة عيد الميلاد"},
    (HOUSING, "eng"): {"break_names": "Summer holidays\nChristmas holidays"},
    (HOUSING, "de-x-leicht"): {"break_names": "Sommer·ferien\nWeihnachts·ferien"},
    (TENANTS, "eng"): {"registration_contact": "Ms Wenzel", "reductions": "Free for members"},
    (TENANTS, "tur"): {"registration_contact": "Bayan Wenzel", "reductions": "Üyeler için ücretsiz"},
    (TENANTS, "rus"): {"registration_contact": "Г-жа Венцель", "reductions": "Для членов бесплатно"},
    (EVENING, "ara"): {"reductions": "الأطفال مجاناً"},
}
#: Handed in and waiting for a second person.
SUBMITTED = {
    (TENANTS, "rus"): (
        "Консультация для жильцов",
        "Вопросы о дополнительных расходах, ремонте и правилах дома, также для жильцов других домов.",
        "Среда, с 14 до 17 часов",
        "",
    ),
}
#: Given back with words.
RETURNED = {
    (EVENING, "ara"): (
        "أمسية الجيران الثقافية",
        "موسيقى وطعام وحكايات من مطابخ كثيرة.",
        "السبت من الساعة 19",
        "",
    ),
}  # fmt: skip
RETURNED_WHY = "Bei den Zeiten fehlt, dass es nur der zweite Samstag im Monat ist."
#: In work.
BEGUN = {
    (CAFE, "ukr"): ("Кафе для знайомств в Ерленбрюку", "Кава, ігри та розмови.", "", ""),
}
