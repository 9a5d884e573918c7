// A small en-US Intl for QuickJS, which has none. It covers what a landing page formats: numbers,
// prices, percentages, compact counts, dates, plurals and lists. Every locale is read as en-US.
if (typeof globalThis.Intl === "undefined") install();

function install() {
  const symbols = {
    AUD: "A$", BRL: "R$", CAD: "CA$", CNY: "CN¥", EUR: "€", GBP: "£", HKD: "HK$", ILS: "₪", INR: "₹",
    JPY: "¥", KRW: "₩", MXN: "MX$", NZD: "NZ$", PHP: "₱", TWD: "NT$", USD: "$", VND: "₫",
  };
  const noCents = new Set(["JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF", "XPF"]);
  const units = [
    [1e12, "T", "trillion"],
    [1e9, "B", "billion"],
    [1e6, "M", "million"],
    [1e3, "K", "thousand"],
  ];

  // The shortest decimal form of a non-negative finite number, as digits and the place of the point.
  function decimal(value) {
    const [mantissa, exponent = "0"] = String(value).split("e");
    const [whole, fraction = ""] = mantissa.split(".");
    return { digits: whole + fraction, point: whole.length + Number(exponent) };
  }

  // Rounds half away from zero at `places` decimals and returns plain digits.
  function fixed(value, places) {
    let { digits, point } = decimal(value);
    if (point < 0) {
      digits = "0".repeat(-point) + digits;
      point = 0;
    }
    const end = point + places;
    if (digits.length < end) digits = digits.padEnd(end, "0");
    let kept = digits.slice(0, Math.max(end, 0));
    if (digits[end] >= "5") kept = (BigInt(`0${kept}`) + 1n).toString().padStart(kept.length, "0");
    const wholeLength = kept.length - places;
    return [kept.slice(0, wholeLength).replace(/^0+(?=\d)/, "") || "0", kept.slice(wholeLength)];
  }

  function significant(value, least, most) {
    if (value === 0) return ["0", "0".repeat(least - 1)];
    let { digits, point } = decimal(value);
    const leading = digits.match(/^0*/)[0].length;
    digits = digits.slice(leading);
    point -= leading;
    const places = most - point;
    let [whole, fraction] =
      places >= 0 ? fixed(value, places) : [roundWhole(digits, point, most), ""];
    const shown = whole === "0" ? fraction.replace(/^0+/, "").length : whole.length + fraction.length;
    let extra = shown - least;
    while (extra > 0 && fraction.endsWith("0")) {
      fraction = fraction.slice(0, -1);
      extra -= 1;
    }
    return [whole, fraction];
  }

  function roundWhole(digits, point, most) {
    let kept = digits.slice(0, most).padEnd(most, "0");
    if (digits[most] >= "5") kept = (BigInt(kept) + 1n).toString();
    return kept.padEnd(point + (kept.length - most), "0");
  }

  const group = (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ",");

  class NumberFormat {
    #options;

    constructor(_locale, options = {}) {
      const style = options.style ?? "decimal";
      if (style === "currency" && !options.currency) {
        throw new TypeError("Currency code is required with currency style.");
      }
      const currency = options.currency?.toUpperCase();
      const compact = options.notation === "compact";
      const cents = style === "currency" ? (noCents.has(currency) ? 0 : 2) : 0;
      const usual = style === "currency" ? cents : style === "percent" || compact ? 0 : 3;
      const given = [options.minimumFractionDigits, options.maximumFractionDigits];
      for (const digits of given) {
        if (digits !== undefined && !(digits >= 0 && digits <= 100)) {
          throw new RangeError("fraction digits value is out of range.");
        }
      }
      if (given[0] > given[1]) throw new RangeError("maximumFractionDigits value is out of range.");
      const least = given[0] ?? Math.min(compact ? 0 : cents, given[1] ?? cents);
      this.#options = {
        locale: "en-US",
        numberingSystem: "latn",
        style,
        ...(style === "currency" && {
          currency,
          currencyDisplay: options.currencyDisplay ?? "symbol",
          currencySign: options.currencySign ?? "standard",
        }),
        ...(style === "unit" && { unit: options.unit, unitDisplay: options.unitDisplay ?? "short" }),
        minimumIntegerDigits: options.minimumIntegerDigits ?? 1,
        minimumFractionDigits: least,
        maximumFractionDigits: given[1] ?? Math.max(usual, least),
        ...((options.minimumSignificantDigits || options.maximumSignificantDigits) && {
          minimumSignificantDigits: options.minimumSignificantDigits ?? 1,
          maximumSignificantDigits: options.maximumSignificantDigits ?? 21,
        }),
        useGrouping: options.useGrouping ?? "auto",
        notation: options.notation ?? "standard",
        ...(compact && { compactDisplay: options.compactDisplay ?? "short" }),
        signDisplay: options.signDisplay ?? "auto",
        // Two digits for small compact numbers, unless the caller asks for decimals.
        compactDefault: compact && given[0] === undefined && given[1] === undefined,
      };
      this.format = this.format.bind(this);
    }

    #digits(size) {
      const o = this.#options;
      if (o.maximumSignificantDigits) {
        return significant(size, o.minimumSignificantDigits, o.maximumSignificantDigits);
      }
      if (o.compactDefault) {
        return size < 100 ? significant(size, 1, 2) : fixed(size, 0);
      }
      const [whole, fraction] = fixed(size, o.maximumFractionDigits);
      let end = fraction.length;
      while (end > o.minimumFractionDigits && fraction[end - 1] === "0") end -= 1;
      return [whole, fraction.slice(0, end)];
    }

    formatToParts(input) {
      const o = this.#options;
      const value = typeof input === "bigint" ? input : Number(input);
      const negative = typeof value === "bigint" ? value < 0n : value < 0 || Object.is(value, -0);
      const parts = [];
      const add = (type, text) => text && parts.push({ type, value: text });

      let number;
      let zero = false;
      let suffix = "";
      if (Number.isNaN(value)) {
        number = () => add("nan", "NaN");
      } else if (value === Infinity || value === -Infinity) {
        number = () => add("infinity", "∞");
      } else {
        let size = typeof value === "bigint" ? (negative ? -value : value) : Math.abs(value);
        if (o.style === "percent") size = Number(decimalShift(size, 2));
        let [whole, fraction] = this.#digits(Number(size));
        if (typeof size === "bigint") whole = size.toString();
        if (o.notation === "compact" && whole.length > 3) {
          let at = units.findIndex(([least]) => Number(size) >= least);
          if (at < 0) at = units.length - 1;
          [whole, fraction] = this.#digits(Number(size) / units[at][0]);
          if (whole === "1000" && at > 0) {
            at -= 1;
            [whole, fraction] = this.#digits(1);
          }
          suffix = o.compactDisplay === "long" ? ` ${units[at][2]}` : units[at][1];
        }
        zero = !/[1-9]/.test(whole + fraction);
        whole = whole.padStart(o.minimumIntegerDigits, "0");
        const grouped = o.useGrouping !== false && o.useGrouping !== "false";
        const wide = o.notation !== "compact" || whole.length > 4;
        number = () => {
          const pieces = (grouped && wide ? group(whole) : whole).split(",");
          pieces.forEach((piece, index) => {
            if (index > 0) add("group", ",");
            add("integer", piece);
          });
          if (fraction) {
            add("decimal", ".");
            add("fraction", fraction);
          }
          add("compact", suffix);
        };
      }

      const sign = signOf(o.signDisplay, negative, zero || Number.isNaN(value));
      const bracketed = sign === "-" && o.currencySign === "accounting";
      if (bracketed) add("literal", "(");
      else if (sign) add(sign === "-" ? "minusSign" : "plusSign", sign);
      if (o.style === "currency" && o.currencyDisplay !== "name") {
        const symbol = currencySymbol(o.currency, o.currencyDisplay);
        add("currency", symbol);
        if (/[A-Z]$/.test(symbol) && Number.isFinite(Number(value))) add("literal", "\u00a0");
      }
      number();
      if (o.style === "percent") add("percentSign", "%");
      if (o.style === "currency" && o.currencyDisplay === "name") add("literal", ` ${o.currency}`);
      if (o.style === "unit") add("unit", ` ${o.unit}`);
      if (bracketed) add("literal", ")");
      return parts;
    }

    format(value) {
      return join(this.formatToParts(value));
    }

    formatRange(from, to) {
      return `${this.format(from)} – ${this.format(to)}`;
    }

    resolvedOptions() {
      const { compactDefault: _, ...options } = this.#options;
      return options;
    }

    static supportedLocalesOf(locales) {
      return [locales ?? []].flat();
    }
  }

  const join = (parts) => parts.map((part) => part.value).join("");

  function decimalShift(value, places) {
    const [mantissa, exponent = "0"] = String(value).split("e");
    return `${mantissa}e${Number(exponent) + places}`;
  }

  function signOf(display, negative, zero) {
    if (display === "never") return "";
    if (display === "exceptZero" && zero) return "";
    if (display === "negative") return negative && !zero ? "-" : "";
    if (negative) return "-";
    return display === "always" || display === "exceptZero" ? "+" : "";
  }

  function currencySymbol(code, display) {
    if (display === "code") return code;
    const symbol = symbols[code] ?? code;
    return display === "narrowSymbol" ? symbol.replace(/^[A-Z]+(?=\W)/, "") : symbol;
  }

  const months = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  ];
  const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  const dateStyles = {
    full: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
    long: { year: "numeric", month: "long", day: "numeric" },
    medium: { year: "numeric", month: "short", day: "numeric" },
    short: { year: "2-digit", month: "numeric", day: "numeric" },
  };
  const timeStyles = {
    full: { hour: "numeric", minute: "2-digit", second: "2-digit", timeZoneName: "short" },
    long: { hour: "numeric", minute: "2-digit", second: "2-digit", timeZoneName: "short" },
    medium: { hour: "numeric", minute: "2-digit", second: "2-digit" },
    short: { hour: "numeric", minute: "2-digit" },
  };
  const fields = ["weekday", "year", "month", "day", "hour", "minute", "second"];

  class DateTimeFormat {
    #options;
    #joint;

    // `needed` is what to show when the caller names no field: "date", "time" or both.
    constructor(_locale, options = {}, needed = "date") {
      const chosen = {
        ...dateStyles[options.dateStyle],
        ...timeStyles[options.timeStyle],
      };
      for (const field of [...fields, "timeZoneName"]) {
        if (options[field] !== undefined) chosen[field] = options[field];
      }
      const none = !fields.some((field) => chosen[field] !== undefined);
      if (none && needed !== "time") {
        Object.assign(chosen, { year: "numeric", month: "numeric", day: "numeric" });
      }
      if (none && needed !== "date") {
        Object.assign(chosen, { hour: "numeric", minute: "2-digit", second: "2-digit" });
      }
      const wordy = chosen.month === "long" || options.dateStyle === "full";
      this.#joint = options.dateStyle && wordy ? " at " : ", ";
      this.#options = {
        locale: "en-US",
        calendar: "gregory",
        numberingSystem: "latn",
        timeZone: options.timeZone ?? "UTC",
        ...(options.hourCycle && { hourCycle: options.hourCycle }),
        ...(chosen.hour && { hour12: options.hour12 ?? !/^h2/.test(options.hourCycle ?? "") }),
        ...chosen,
      };
      this.format = this.format.bind(this);
    }

    formatToParts(input) {
      const o = this.#options;
      const date = input === undefined ? new Date() : new Date(input);
      if (Number.isNaN(date.getTime())) throw new RangeError("Invalid time value");
      const parts = [];
      const add = (type, value) => parts.push({ type, value: String(value) });
      const between = (text) => parts.length && add("literal", text);
      const two = (value) => String(value).padStart(2, "0");

      // Only UTC is known here: a page rendered ahead of time must not depend on the machine's zone.
      const year = date.getUTCFullYear();
      const month = date.getUTCMonth();
      const day = date.getUTCDate();
      const yearText = o.year === "2-digit" ? two(year % 100) : year;
      const dayText = o.day === "2-digit" ? two(day) : day;
      const weekday = days[date.getUTCDay()];
      if (o.weekday) {
        const cut = { short: 3, narrow: 1 }[o.weekday];
        add("weekday", weekday.slice(0, cut));
      }
      if (o.month === "long" || o.month === "short" || o.month === "narrow") {
        between(", ");
        add("month", months[month].slice(0, { short: 3, narrow: 1 }[o.month]));
        if (o.day) {
          between(" ");
          add("day", dayText);
        }
        if (o.year) {
          between(o.day ? ", " : " ");
          add("year", yearText);
        }
      } else {
        const numbers = [
          o.month && ["month", o.month === "2-digit" ? two(month + 1) : month + 1],
          o.day && ["day", dayText],
          o.year && ["year", yearText],
        ].filter(Boolean);
        numbers.forEach(([type, value], index) => {
          between(index > 0 ? "/" : o.month || o.year ? ", " : " ");
          add(type, value);
        });
      }

      if (o.hour || o.minute || o.second) {
        between(this.#joint);
        const hour = date.getUTCHours();
        const times = [];
        if (o.hour) {
          const midnight = o.hourCycle === "h23" ? 0 : 24; // as V8 has it for hour12: false
          const shown = o.hour12 ? hour % 12 || 12 : hour || midnight;
          const padded = o.hour === "2-digit" || !o.hour12;
          times.push(["hour", padded ? two(shown) : shown]);
        }
        const minutes = date.getUTCMinutes();
        if (o.minute) times.push(["minute", o.hour || o.second ? two(minutes) : minutes]);
        const seconds = date.getUTCSeconds();
        if (o.second) times.push(["second", o.minute ? two(seconds) : seconds]);
        times.forEach(([type, value], index) => {
          if (index > 0) add("literal", ":");
          add(type, value);
        });
        if (o.hour && o.hour12) {
          add("literal", " ");
          add("dayPeriod", hour < 12 ? "AM" : "PM");
        }
      }
      if (o.timeZoneName) {
        between(o.hour ? " " : ", ");
        add("timeZoneName", "UTC");
      }
      return parts;
    }

    format(date) {
      return join(this.formatToParts(date));
    }

    formatRange(from, to) {
      return `${this.format(from)} – ${this.format(to)}`;
    }

    resolvedOptions() {
      return { ...this.#options };
    }

    static supportedLocalesOf(locales) {
      return [locales ?? []].flat();
    }
  }

  class PluralRules {
    #ordinal;

    constructor(_locale, options = {}) {
      this.#ordinal = options.type === "ordinal";
    }

    select(value) {
      const number = Math.abs(Number(value));
      if (!this.#ordinal) return number === 1 ? "one" : "other";
      const [last, teens] = [number % 10, number % 100];
      if (last === 1 && teens !== 11) return "one";
      if (last === 2 && teens !== 12) return "two";
      if (last === 3 && teens !== 13) return "few";
      return "other";
    }

    resolvedOptions() {
      return { locale: "en-US", type: this.#ordinal ? "ordinal" : "cardinal" };
    }
  }

  class ListFormat {
    #word;

    constructor(_locale, options = {}) {
      this.#word = { disjunction: "or", unit: "" }[options.type] ?? "and";
    }

    format(list) {
      const items = [...list];
      const last = items.pop();
      if (items.length === 0) return last ?? "";
      if (!this.#word) return [...items, last].join(", ");
      return `${items.join(", ")}${items.length > 1 ? "," : ""} ${this.#word} ${last}`;
    }
  }

  const define = (target, name, value) =>
    Object.defineProperty(target, name, { value, writable: true, configurable: true });

  define(globalThis, "Intl", {
    NumberFormat,
    DateTimeFormat,
    PluralRules,
    ListFormat,
    getCanonicalLocales: (locales) => [locales ?? []].flat(),
  });
  define(Number.prototype, "toLocaleString", function (locale, options) {
    return new NumberFormat(locale, options).format(this.valueOf());
  });
  define(BigInt.prototype, "toLocaleString", function (locale, options) {
    return new NumberFormat(locale, options).format(this.valueOf());
  });
  for (const [name, needed] of [
    ["toLocaleString", "both"],
    ["toLocaleDateString", "date"],
    ["toLocaleTimeString", "time"],
  ]) {
    define(Date.prototype, name, function (locale, options) {
      if (Number.isNaN(this.getTime())) return "Invalid Date";
      return new DateTimeFormat(locale, options, needed).format(this);
    });
  }
}
