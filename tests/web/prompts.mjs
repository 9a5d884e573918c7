// Twenty-six prompts, two for each page type, as different people would write them.

export const PROMPTS = {
  "saas-1":
    "Tallyroom is appointment and invoice software for music teachers. It plans lessons, reminds families the day before, and writes the monthly invoice by itself. Solo costs €9 per month, Studio costs €29 per month for up to five teachers. Thirty days free, no card needed. Contact hello@tallyroom.example.",
  "saas-2":
    "Berthwise is berth planning software for small harbours. It matches draught and tide, takes bookings by phone or web, and meters power and water. €39 per month for 25 berths, €96 per month for 120 berths. Dark green, professional. Write to office@berthwise.example.",
  "mobile-app-1":
    "Driftlog is a mobile app for open-water swimmers. It logs water temperature, shares your planned route with a friend on shore, and keeps a season diary. For iPhone and Android. Playful.",
  "mobile-app-2":
    "Pantry Clock is an Android app that tells you which food at home should be eaten next. Scan the receipt, get a reminder before anything spoils, and share the list with your flat. Free. Style: clean, minimal.",
  "open-source-1":
    "Ferrule is a zero-downtime Postgres migration tool for platform engineers, open source, Apache-2.0. It writes expand and contract steps, checks locks before it takes them, and can undo every step. Integrates with GitHub Actions, Kubernetes and Terraform. Install with cargo install ferrule. Source: https://github.com/ferrule/ferrule",
  "open-source-2":
    "Sprig is an MIT-licensed Python library that lays out family trees as SVG. It handles remarriage, adoption and cousins who marry. pip install sprig-trees. Docs at https://sprig.example/docs, code at https://github.com/sprig/sprig. Tone: friendly. No FAQ.",
  "agency-1":
    "Halden & Frost is a branding agency in Gothenburg for breweries and distilleries. We do naming, labels and packaging. Bold. Contact studio@haldenfrost.example.",
  "agency-2":
    "Norrby Data is a consulting agency for hospital logistics: route planning for beds, stock forecasts and theatre scheduling. Four people in Malmö. Sober and quiet. Mail hej@norrby.example.",
  "portfolio-1":
    "Portfolio of Ines Calder, letterpress printer in Porto. Wedding stationery, broadsides and book covers. I work alone on a 1962 Heidelberg. Elegant. ines@calder.example",
  "portfolio-2":
    "I'm Tomas Wirth, a lighting designer for dance and opera. My portfolio: three productions for small stages, one for an open-air festival. Dark. mail@tomaswirth.example",
  "local-business-1":
    "Crumb & Kettle is a family-run sourdough bakery at 14 Weir Lane, Bristol BS1 4QT. Open Tuesday to Saturday 7:30 to 15:00, closed on Sunday and Monday. Phone 0117 496 0123. Rye and wheat loaves, cardamom buns, coffee, and cake to order two days ahead.",
  "local-business-2":
    "Spoke Street is a bicycle repair workshop in Utrecht, Voorstraat 88. We true wheels, fit child seats and rebuild old Dutch bikes while you wait. Open Monday to Friday 9:00 to 18:00. Call 030 555 0188. Colour: orange.",
  "restaurant-1":
    "Osteria Volpe is a small Roman restaurant at 8 Mill Street, Leeds LS1 4AB. Menu: cacio e pepe £12, saltimbocca £19, puntarelle £8, maritozzo £6. Open Wednesday to Sunday 18:00 to 23:00. Book a table on 0113 496 0123.",
  "restaurant-2":
    "Tanoshii is a ramen bar in Lyon, 12 rue des Capucins. Shoyu ramen €13, miso ramen €14, gyoza €7. No reservations, first come first served. Open daily 11:30 to 22:00. Loud, bold.",
  "event-1":
    "Kelp Days is a two-day conference on marine data in Bergen on 14 May 2027, at the Old Fish Hall. Early ticket €180, regular ticket €260. For oceanographers and engineers. Speakers: Ada Moen on tide models, Jon Lie on sonar archives.",
  "event-2":
    "The Little Amp Festival is a one-day festival for bands under 18 in Ghent, Saturday 12 September 2026, at the Vooruit garden. Entry €8. Gates open at 14:00. Dark and bold.",
  "product-1":
    "The Nell lamp is a reading lamp that clips on a book and charges by USB-C. 48 grams, 30 hours of light, warm white only. €39. Made in Brno. Order at https://nell.example/shop",
  "product-2":
    "Ridgeline is a titanium cook pot for hikers who carry everything themselves. 92 grams, 750 ml, with a lid that strains. $64, repaired for life. Sturdy, plain.",
  "course-1":
    "Handmade Maps is an eight-week online course in hand-drawn cartography. Lessons: coastlines and hachures, lettering with a broad nib, choosing a projection, tinting with watercolour. It costs $240. Starts 3 October 2026.",
  "course-2":
    "Numbers for Bakers is an evening course that teaches bakery owners to cost a loaf, price a wholesale order and read their own accounts. Six evenings in Manchester, £150. Teacher: Priya Nair, accountant and former baker.",
  "nonprofit-1":
    "Riverwatch Ouse is a charity whose volunteers test river water every month and publish what they find. Join a walk, lend a boat, or donate. York. Registered since 2011. hello@riverwatch.example",
  "nonprofit-2":
    "Second Spin collects broken washing machines, repairs them with apprentices and gives them to families who have none. A nonprofit in Dortmund. We need drivers and spare parts. Warm and friendly. kontakt@secondspin.example",
  "waitlist-1":
    "Waitlist for Nightjar, a bicycle light that charges from the wheel hub and knows when the road gets dark. It launches on 14 May 2027. Sign-ups go to https://forms.example/nightjar",
  "waitlist-2":
    "Early access for Mossbook, a notebook app that only works outdoors: pages open where you wrote them. For field biologists and walkers. Coming soon. Colour: green. Calm.",
  "newsletter-1":
    "The Slow Valve is a weekly newsletter about repairing brass instruments for players who fix their own horns. Every Friday one repair is explained from start to end. It is free.",
  "newsletter-2":
    "Bycatch is a monthly letter about small fisheries, written by Ana Brito from the harbour of Peniche. One port, one species, one recipe. €4 per month. Editorial, literary.",
};
