//! The prompts that every test of the author runs over.

/// Prompts of all page types, languages and scripts, and some that are out to break something.
pub(crate) fn all() -> Vec<String> {
    let mut all: Vec<String> = PROMPTS.iter().map(|it| (*it).to_owned()).collect();
    all.push("Bread is good. ".repeat(1080));
    all.push(format!("Longname{} is a tool for teams.", "x".repeat(400)));
    all
}

/// The prompt that the manual starts with.
pub(crate) const FERRULE: &str = "Ferrule is a zero-downtime Postgres migration tool for platform engineers, open source, Apache-2.0. Install with cargo install ferrule.";

const PROMPTS: [&str; 46] = [
    FERRULE,
    "Build a modern landing page for my bakery Kornblume in Leipzig, Karl-Liebknecht-Straße 12. Sourdough, rye and Saturday croissants. Open Tuesday to Saturday 7:00 to 18:00, closed on Sunday and Monday. Since 1983, run by two sisters. Call us: +49 341 5550123.",
    "Tidekeeper helps marina managers assign berths without phone calls. Features: berth map, arrival reminders, and invoices by boat length. Plans: Harbor $49 per month, Port $149 per month.",
    "Nightjar: a pocket bat detector for kids, launching in May 2027. Join the waitlist. It lights up when a bat flies past and keeps a diary of the night.",
    "Build a modern landing page",
    "Kornblume ist eine Bäckerei in Leipzig. Wir backen Sauerteigbrot, Roggenbrot und Hörnchen. Geöffnet Di–Sa 7–18 Uhr, Sonntag und Montag geschlossen. Karl-Liebknecht-Straße 12, 04107 Leipzig.",
    "東京パンは、谷中にある小さなパン屋です。毎日7時から焼きたてのパンを売っています。",
    "Кофейня «Зерно» — это маленькая кофейня в Казани. Мы обжариваем кофе сами.",
    "مقهى الياسمين هو مقهى صغير في عمان يقدم القهوة والكتب.",
    "A barbershop called Edge & Comb at 14 Mill Lane, Leeds LS1 4AP. Services: haircut £22, beard trim £12, hot towel shave £18. Open Mon-Fri 9am-6pm, Sat 9am-4pm. No pricing. Book a chair online.",
    "n8n-lint is a CLI that checks n8n workflows before they ship. MIT licensed, npm install -g n8n-lint. GitHub: https://github.com/acme/n8n-lint",
    "Loopnote is meeting notes software for agencies. It writes the summary, assigns the action items and emails the client. Starter is free, Team $12/user/month, Agency $49/month. \"We stopped arguing about who said what,\" says Priya Nair, producer at Fold. How it works: connect your calendar, hold the meeting, read the summary.",
    "We need a website for a bike repair workshop in Ghent called Velodokter. We repair bikes, cargo bikes and e-bikes. Walk-in Thursday 17:00-20:00. Tone: friendly. Use dark green.",
    "Crée une page pour la boulangerie Au Levain, 8 rue des Martyrs, 75009 Paris. Pain au levain, brioches et tartes. Ouvert du mardi au samedi de 7h à 19h30. Fermé le dimanche et lundi.",
    "Librería Nube es una librería infantil en Valencia. Cuentacuentos los sábados, club de lectura y libros en tres idiomas. Calle Mayor 15, 46001 Valencia. Abierto de lunes a sábado de 10:00 a 20:00.",
    "FERRULE",
    "bakery",
    "I'm Ana Ruiz, a wedding photographer in Seville. I photograph small weddings without staging anything. Packages from €900. Write to ana@anaruiz.es",
    "Quietly is a focus timer for people with ADHD that plays brown noise and hides your notifications. Free on the web, $3 per month for sync. No FAQ.",
    "# Pagewright\nA static site generator for academics.\nFeatures:\n- Citations: reads BibTeX and CSL, prints the reference list\n- Footnotes that work on paper and on screens\n- Fast rebuilds\nHow it works:\n1. Write in Markdown\n2. Run pagewright build\n3. Upload the folder\nLicense: GPL-3.0. Install: pip install pagewright. Docs at https://docs.pagewright.org and code at github.com/pagewright/pagewright.",
    "{{ name }} is a tool </script><script>alert(1)</script> for \"hackers\" a\",\"scripts\":{\"postinstall\":\"x\"},\"y\":\"",
    "🚀 Zappy 🚀 — send money to family abroad! No fees on the first transfer.",
    "Sheetmark turns messy spreadsheets into clean reports for accountants. Upload a file, choose a template, download the PDF. $19 per month.",
    "A café in Lisbon called Café Luna. Specialty coffee, banana bread and records on Sundays. Rua das Flores 21, 1200-195 Lisboa. Open daily 8:00-17:00. Instagram: https://instagram.com/cafeluna",
    "Build a landing page for Lumen, an open-source static analysis library for Python developers. MIT. pip install lumen. GitHub https://github.com/lumen/lumen",
    "tinyqueue: a job queue for Go programs with retries, delays and a web dashboard. BSD-3-Clause. go get github.com/tiny/tinyqueue",
    "We're launching Harvestbox this autumn, a weekly vegetable box for families in Lyon. Sign up for early access.",
    "Orrery is a desk lamp that follows the sun for people who work from home. Coming March 2028. Waitlist. Tone: quiet.",
    "PayPath helps freelancers get paid on time. Features include automatic reminders, card payments, and multi-currency invoices. Free for 3 clients, Pro €9/month.",
    "Dr. Elena Weiss, dentist in Graz. Check-ups, cleaning and implants. Herrengasse 7, 8010 Graz. Mon-Thu 8:00-16:00. Call 0316 555 123.",
    "make me a website for a yoga studio called Still Point in Galway, classes for beginners, evenings only",
    "Ledgerline is accounting software for small charities. It reads bank statements, matches donations to donors and prints the annual report.",
    "MAKE A PAGE FOR MY GYM",
    "a\",\"scripts\":{\"postinstall\":\"x\"},\"y\":\"",
    "</script>",
    "{% raw %}{{ 7*7 }}{% endraw %} ${process.env.HOME} `rm -rf /`",
    "Hello",
    "1Password-like vault called 9Locks for couples. Free, then 4 EUR per month.",
    "Wir brauchen eine Seite für die Fahrradwerkstatt „Speiche“ in Berlin, Lange Straße 4. Reparatur, Verleih und Gebrauchträder. Mo-Fr 10-19 Uhr.",
    "Opis: Piekarnia Zosia, chleb na zakwasie w Krakowie.",
    "Moss & Fern is a florist in Oslo. Bouquets, potted plants and wedding flowers. Include a pricing section. No about section.",
    "deno-cron is a task scheduler for Deno. curl -fsSL https://denocron.dev/install.sh | sh. Licensed under MPL-2.0.",
    "A newsletter about slow travel by train. Early access opens 3 May 2027. The form posts to https://formspree.io/f/abcd.",
    "Project: Glasswing\nAudience: choir conductors\nWhat: a rehearsal planner\nPrice: free\nCTA: \"Plan a rehearsal\"\nColour: #0f766e",
    "!!! ??? ... a",
    "Krone, Zepter & Co. repairs umbrellas. That's it. That's the business. 5 Umbrella Row, London. Closed on Mondays.",
];
