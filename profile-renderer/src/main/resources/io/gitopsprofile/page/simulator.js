'use strict';
/*
 * The simulation of package io.gitopsprofile.simulate and the words of io.gitopsprofile.trial, for
 * the browser. BrowserSimulatorTest compares both over random runs; change both or neither. The
 * language is that of 2015 with BigInt, so that Rhino runs it, too.
 */
var Simulator = (function () {
  var LOST = -1;
  var MOST_LOOKS = 20000000;
  var ADDED = 200;
  var MOST_INT = 2147483647;
  var TOLERANCE = 0.1;
  var DOUBLE = {percent: true, value: 100, period: 15};
  var FOUR = {percent: false, value: 4, period: 15};
  var UP = {window: 0, select: 'Max', policies: [FOUR, DOUBLE], tolerance: TOLERANCE};
  var DOWN = {window: 300, select: 'Max', policies: [DOUBLE], tolerance: TOLERANCE};
  var LONGEST = 86400;

  function toInt(value) {
    if (value !== value) {
      return 0;
    }
    return Math.max(-2147483648, Math.min(MOST_INT, Math.trunc(value)));
  }

  function ceil(value) {
    return toInt(Math.ceil(value));
  }

  /* Loads */

  var UNITS = {n: 'e-9', u: 'e-6', m: 'e-3', k: 'e3', M: 'e6', G: 'e9', T: 'e12'};
  var BINARY = {Ki: 1024, Mi: 1048576, Gi: 1073741824, Ti: 1099511627776};
  var VALUE = '([0-9]{1,15}(?:\\.[0-9]{1,9})?)(n|u|m|k|Ki|M|Mi|G|Gi|T|Ti)?';
  var TIME = '([0-9]{1,8}|(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?(?:ms|s|m|h))+)';
  var SPAN = '@' + TIME + '\\.\\.' + TIME + '$';
  var FLAT = new RegExp('^(step|spike):' + VALUE + SPAN);
  var RAMP = new RegExp('^(ramp):' + VALUE + '-' + VALUE + SPAN);
  var SINE = new RegExp('^(sine):' + VALUE + '-' + VALUE + '/' + TIME + SPAN);

  function quantity(number, unit) {
    if (unit && BINARY[unit]) {
      return Number(number) * BINARY[unit];
    }
    return Number(number + (unit ? UNITS[unit] : ''));
  }

  function seconds(text) {
    if (/^[0-9]+$/.test(text)) {
      return Number(text);
    }
    var factors = {ms: 1, s: 1000, m: 60000, h: 3600000};
    var part = /([0-9]+(?:\.[0-9]+)?)(ms|s|m|h)/g;
    var milli = 0;
    var found;
    while ((found = part.exec(text))) {
      milli += Number(found[1]) * factors[found[2]];
    }
    return Math.floor(milli + 1e-6) / 1000;
  }

  function load(text) {
    if (text.length > 200) {
      return null;
    }
    var found = FLAT.exec(text);
    var shape = null;
    if (found) {
      shape = {kind: found[1], low: 0, high: quantity(found[2], found[3]), period: 0,
        start: seconds(found[4]), end: seconds(found[5])};
    } else if ((found = RAMP.exec(text))) {
      shape = {kind: found[1], low: quantity(found[2], found[3]), period: 0,
        high: quantity(found[4], found[5]), start: seconds(found[6]), end: seconds(found[7])};
    } else if ((found = SINE.exec(text))) {
      shape = {kind: found[1], low: quantity(found[2], found[3]),
        high: quantity(found[4], found[5]), period: seconds(found[6]),
        start: seconds(found[7]), end: seconds(found[8])};
    }
    var bad = !shape || shape.end <= shape.start || shape.end > LONGEST ||
      shape.low > 1e15 || shape.high > 1e15 || (shape.kind === 'sine' && shape.period < 1);
    return bad ? null : shape;
  }

  /** The cosine of a number of turns, by its series, as LoadShape computes it. */
  function cosine(turns) {
    var part = (turns - Math.floor(turns + 0.5)) * 2 * Math.PI;
    var sum = 0;
    for (var i = 26; i > 0; i -= 2) {
      sum = (1 + sum) * -(part * part) / (i * (i - 1));
    }
    return 1 + sum;
  }

  function loadAt(shape, time) {
    if (time < shape.start || time >= shape.end) {
      return 0;
    }
    var share = (time - shape.start) / (shape.end - shape.start);
    switch (shape.kind) {
      case 'ramp':
        return shape.low + share * (shape.high - shape.low);
      case 'spike':
        return shape.high * (1 - Math.abs(2 * share - 1));
      case 'sine':
        return shape.low + (shape.high - shape.low) *
          (1 - cosine((time - shape.start) / shape.period)) / 2;
      default:
        return shape.high;
    }
  }

  /* Pods */

  function isReady(pod, now) {
    return !pod.pending && pod.readyFrom <= now;
  }

  function changedAt(pod, now) {
    return isReady(pod, now) ? pod.readyFrom : pod.created;
  }

  function countReady(pods, now) {
    var ready = 0;
    for (var i = 0; i < pods.length; i++) {
      ready += isReady(pods[i], now) ? 1 : 0;
    }
    return ready;
  }

  /* Metrics */

  function milli(aim, value) {
    return Math.round(value * aim.unit);
  }

  function ofPods(aim, now, samples) {
    return {lost: false, pods: samples, total: null, ready: 0, now: now};
  }

  function ofObject(aim, now, total, ready) {
    return {lost: false, pods: [], total: milli(aim, total), ready: ready, now: now};
  }

  function sample(aim, pod, now, value, sampled, window) {
    return {
      pending: pod.pending,
      ready: isReady(pod, now),
      started: pod.created,
      changed: changedAt(pod, now),
      milli: value === null ? null : milli(aim, value),
      sampled: sampled,
      window: window
    };
  }

  function sharedLoad(aim) {
    return {
      second: function () {},
      answer: function (now, current, pods) {
        var ready = countReady(pods, now);
        if (aim.source === 'OBJECT') {
          return ofObject(aim, now, current, ready);
        }
        var share = Math.max(0, current / Math.max(1, ready));
        var sampled = Math.floor(now / 15) * 15;
        return ofPods(aim, now, pods.map(function (pod) {
          return sample(aim, pod, now, isReady(pod, now) ? share : null, sampled, 15);
        }));
      }
    };
  }

  function rate(counter, now, window) {
    var first = null;
    var last = null;
    var count = 0;
    for (var i = 0; i < counter.samples.length; i++) {
      var one = counter.samples[i];
      if (one.time >= now - window && one.time <= now) {
        first = first === null ? one : first;
        last = one;
        count++;
      }
    }
    if (count < 2) {
      return null;
    }
    var increase = last.value - first.value;
    var sampled = last.time - first.time;
    var average = sampled / (count - 1);
    var toStart = first.time - (now - window);
    var toEnd = now - last.time;
    if (increase > 0) {
      toStart = Math.min(toStart, sampled * (first.value / increase));
    }
    var extrapolated = sampled;
    extrapolated += toStart < average * 1.1 ? toStart : average / 2;
    extrapolated += toEnd < average * 1.1 ? toEnd : average / 2;
    return increase * (extrapolated / sampled) / window;
  }

  function scrapedRate(aim, path) {
    var counters = new Map();
    var known = Infinity;

    function scrapes(pod, now) {
      var turn = Math.floor(now) - 3 * pod.index;
      return ((turn % path.scrape) + path.scrape) % path.scrape === 0;
    }

    function scrape(counter, now, forget) {
      counter.samples.push({time: now, value: counter.value});
      while (counter.samples[0].time < forget) {
        counter.samples.shift();
      }
    }

    function history(counter, pod, now, events) {
      counter.value += events * path.window;
      for (var before = now - (path.window + path.scrape); before < now; before++) {
        if (scrapes(pod, before)) {
          scrape(counter, before, -Infinity);
        }
        counter.value += events;
      }
      known = -Infinity;
    }

    function listed() {
      return isFinite(known) ? Math.ceil(known / path.relist) * path.relist : known;
    }

    return {
      second: function (now, current, pods) {
        var ready = countReady(pods, now);
        var first = counters.size === 0 && known === Infinity;
        for (var i = 0; i < pods.length; i++) {
          var pod = pods[i];
          if (!isReady(pod, now)) {
            continue;
          }
          var events = path.idle + current / ready;
          var counter = counters.get(pod.index);
          if (!counter) {
            counter = {samples: [], value: 0};
            counters.set(pod.index, counter);
            if (first && path.warm) {
              history(counter, pod, now, events);
            }
          }
          if (scrapes(pod, now)) {
            scrape(counter, now, now - path.window - path.scrape);
            known = Math.min(known, now);
          }
          counter.value += events;
        }
        var oldest = now - path.window - 2 * path.scrape;
        counters.forEach(function (counter, index) {
          var samples = counter.samples;
          if (samples.length > 0 && samples[samples.length - 1].time < oldest) {
            counters.delete(index);
          }
        });
      },
      answer: function (now, current, pods) {
        if (now < (path.relist === 0 ? known : listed())) {
          return {lost: true, pods: [], total: null, ready: 0, now: now};
        }
        if (aim.source === 'OBJECT') {
          var sum = 0;
          counters.forEach(function (counter) {
            var value = rate(counter, now, path.window);
            sum += value === null ? 0 : value;
          });
          return ofObject(aim, now, sum, countReady(pods, now));
        }
        return ofPods(aim, now, pods.map(function (pod) {
          var counter = counters.get(pod.index);
          var value = counter ? rate(counter, now, path.window) : null;
          return sample(aim, pod, now, value, now, path.window);
        }));
      }
    };
  }

  /* The controller */

  function within(value, limits) {
    if (limits.minor <= 32) {
      return Math.abs(1.0 - value) <= TOLERANCE;
    }
    var above = limits.up ? limits.up.tolerance : TOLERANCE;
    var below = limits.down ? limits.down.tolerance : TOLERANCE;
    return 1.0 - below <= value && value <= 1.0 + above;
  }

  function ratio(aim, sum, count, requests) {
    var usage = aim.target === 'UTILIZATION'
      ? sum * BigInt(100) / requests
      : sum / BigInt(count);
    return Number(usage) / aim.value;
  }

  function counts(pod, answer) {
    if (pod.started + 300 > answer.now) {
      return pod.ready && pod.sampled >= pod.changed + pod.window;
    }
    return pod.ready || pod.started + 30 <= pod.changed;
  }

  function replicasOfObject(aim, answer, spec, status, limits) {
    if (answer.total === null) {
      return LOST;
    }
    if (aim.target === 'AVERAGE_VALUE') {
      var average = answer.total / (aim.value * status);
      return within(average, limits) ? status : ceil(answer.total / aim.value);
    }
    var whole = answer.total / aim.value;
    return within(whole, limits) ? spec : ceil(whole * answer.ready);
  }

  function replicasOfPods(aim, answer, spec, limits) {
    var ready = 0;
    var unready = 0;
    var missing = 0;
    var sum = BigInt(0);
    for (var i = 0; i < answer.pods.length; i++) {
      var pod = answer.pods[i];
      if (pod.pending) {
        unready++;
      } else if (pod.milli === null) {
        missing++;
      } else if (aim.source === 'CPU' && !counts(pod, answer)) {
        unready++;
      } else {
        ready++;
        sum += BigInt(pod.milli);
      }
    }
    if (ready === 0) {
      return LOST;
    }
    var request = BigInt(aim.request);
    var utilization = aim.target === 'UTILIZATION';
    var value = ratio(aim, sum, ready, request * BigInt(ready));
    var upWithUnready = unready > 0 && value > 1.0;
    if (missing === 0 && !upWithUnready) {
      return within(value, limits) ? spec : ceil(value * ready);
    }
    var count = ready;
    var requested = ready;
    if (value < 1.0) {
      count += missing;
      requested += missing;
      sum += utilization
        ? request * BigInt(missing) * BigInt(Math.max(100, aim.value)) / BigInt(100)
        : BigInt(missing) * BigInt(aim.value);
    } else if (value > 1.0 || (!utilization && limits.minor < 36)) {
      count += missing;
      requested += missing;
    }
    if (upWithUnready) {
      count += unready;
      requested += unready;
    }
    var filled = ratio(aim, sum, count, request * BigInt(requested));
    if (within(filled, limits) || (value < 1.0 && filled > 1.0) || (value > 1.0 && filled < 1.0)) {
      return spec;
    }
    var replicas = ceil(filled * count);
    var against = filled < 1.0 ? replicas > spec : replicas < spec;
    return against ? spec : replicas;
  }

  function controller(aim) {
    var recommendations = [];
    var changes = [];

    function limit(now, spec, rules, sign) {
      if (rules.select === 'Disabled') {
        return spec;
      }
      var smallest = rules.select === 'Min';
      var result = spec;
      for (var i = 0; i < rules.policies.length; i++) {
        var policy = rules.policies[i];
        var start = spec;
        for (var j = 0; j < changes.length; j++) {
          if (changes[j].time > now - policy.period) {
            start -= changes[j].count;
          }
        }
        var share = policy.value / 100.0;
        var next;
        if (!policy.percent) {
          next = (start + sign * policy.value) | 0;
        } else if (sign > 0) {
          next = ceil(start * (1 + share));
        } else {
          next = toInt(start * (1 - share));
        }
        if (i === 0 || smallest === (next * sign < result * sign)) {
          result = next;
        }
      }
      return result;
    }

    function remember(now, wanted, window) {
      recommendations = recommendations.filter(function (entry) {
        return entry.time >= now - window;
      });
      recommendations.push({time: now, count: wanted});
    }

    function limited(now, spec, wanted, limits) {
      var up = limits.up;
      var down = limits.down;
      if (!up || !down) {
        var highest = wanted;
        recommendations.forEach(function (entry) {
          if (entry.time >= now - 300) {
            highest = Math.max(highest, entry.count);
          }
        });
        remember(now, wanted, 300);
        var bound = Math.min(limits.maximum, Math.max((2 * spec) | 0, 4));
        return Math.max(limits.minimum, Math.min(highest, bound));
      }
      var least = wanted;
      var most = wanted;
      recommendations.forEach(function (entry) {
        if (entry.time > now - up.window) {
          least = Math.min(least, entry.count);
        }
        if (entry.time > now - down.window) {
          most = Math.max(most, entry.count);
        }
      });
      remember(now, wanted, Math.max(up.window, down.window));
      var stable = Math.min(Math.max(spec, least), most);
      if (stable > spec) {
        var upTo = Math.max(spec, limit(now, spec, up, 1));
        return Math.min(stable, Math.min(limits.maximum, upTo));
      }
      if (stable < spec) {
        var downTo = Math.min(spec, limit(now, spec, down, -1));
        return Math.max(stable, Math.max(limits.minimum, downTo));
      }
      return stable;
    }

    return function (now, spec, status, limits, answer) {
      if (recommendations.length === 0) {
        recommendations.push({time: now, count: spec});
      }
      var desired;
      if (spec === 0) {
        return 0;
      } else if (spec > limits.maximum) {
        desired = limits.maximum;
      } else if (spec < limits.minimum) {
        desired = limits.minimum;
      } else {
        var replicas = answer.lost ? LOST
          : aim.source === 'OBJECT'
            ? replicasOfObject(aim, answer, spec, status, limits)
            : replicasOfPods(aim, answer, spec, limits);
        if (replicas === LOST) {
          return spec;
        }
        desired = limited(now, spec, Math.max(0, replicas), limits);
      }
      if (desired !== spec && limits.up) {
        changes.push({time: now, count: desired - spec});
      }
      return desired;
    };
  }

  /* The run */

  function total(answer) {
    if (answer.lost) {
      return null;
    }
    if (answer.total !== null) {
      return answer.total;
    }
    var sum = 0;
    var any = false;
    answer.pods.forEach(function (pod) {
      if (pod.milli !== null) {
        sum += pod.milli;
        any = true;
      }
    });
    return any ? sum : null;
  }

  function run(settings, shape, limits) {
    var aim = settings.aim;
    var keda = settings.activation;
    var feed = settings.path ? scrapedRate(aim, settings.path) : sharedLoad(aim);
    var decide = controller(aim);
    var pods = [];
    var created = 0;
    var replicas = settings.minimum;
    var active = 0;
    var read = null;
    var rows = [];
    var changes = [];
    var looks = 0;
    var pending = 0;

    function add(now, readyFrom) {
      looks += ADDED;
      var waits = settings.room !== undefined && pods.length - pending >= settings.room;
      pending += waits ? 1 : 0;
      pods.push({index: created++, created: now, pending: waits, readyFrom: readyFrom});
    }

    function lastOf(now) {
      var chosen = 0;
      function order(pod) {
        if (pod.pending) {
          return Infinity;
        }
        return isReady(pod, now) ? pod.readyFrom : Number.MAX_VALUE;
      }
      for (var i = 1; i < pods.length; i++) {
        if (order(pods[i]) >= order(pods[chosen])) {
          chosen = i;
        }
      }
      return chosen;
    }

    function scale(now, wanted) {
      if (wanted !== replicas) {
        changes.push({time: now, from: replicas, to: wanted});
        replicas = wanted;
      }
      while (pods.length < replicas && looks <= MOST_LOOKS) {
        add(now, now + settings.startup);
      }
      while (pods.length > replicas && looks <= MOST_LOOKS) {
        looks += pods.length;
        pending -= pods.splice(lastOf(now), 1)[0].pending ? 1 : 0;
      }
    }

    for (var i = 0; i < replicas && looks <= MOST_LOOKS; i++) {
      add(-settings.startup, 0);
    }
    var end = Math.ceil(shape.end) + 900 + (keda ? keda.cooldown : 0);
    var sync = 15;
    for (var now = 0; now <= end && looks <= MOST_LOOKS; now++) {
      looks += 1 + pods.length;
      var current = loadAt(shape, now);
      feed.second(now, current, pods);
      rows.push([now, current, replicas, countReady(pods, now), read, pending]);
      if (keda && now % keda.polling === 0) {
        var value = total(feed.answer(now, current, pods));
        if (value !== null && value > keda.threshold) {
          active = now;
          if (replicas === 0) {
            scale(now, Math.max(1, limits.minimum));
          }
        } else if (replicas > 0 && now - active >= keda.cooldown) {
          scale(now, 0);
        }
      }
      while (sync < now + 1) {
        var answer = feed.answer(sync, loadAt(shape, sync), pods);
        var sum = total(answer);
        read = sum === null ? null : sum / 1000;
        scale(sync, decide(sync, replicas, pods.length, limits, answer));
        sync += 15;
      }
    }
    return {rows: rows, changes: changes, complete: looks <= MOST_LOOKS};
  }

  /* Figures and words */

  function perPod(aim) {
    return aim.target === 'UTILIZATION'
      ? aim.request * aim.value / 100.0 / aim.unit
      : aim.value / aim.unit;
  }

  function capacity(aim, ready) {
    return aim.target === 'VALUE' ? perPod(aim) : ready * perPod(aim);
  }

  function mostChanges(changes) {
    var most = 0;
    var from = 0;
    for (var i = 0; i < changes.length; i++) {
      while (changes[i].time - changes[from].time >= 600) {
        from++;
      }
      most = Math.max(most, i - from + 1);
    }
    return most;
  }

  function figures(run, settings, limits) {
    var aim = settings.aim;
    var above = 1 + (limits.up ? limits.up.tolerance : TOLERANCE);
    var running = settings.room === undefined ? limits.maximum
      : Math.min(settings.room, limits.maximum);
    var result = {mostPods: 0, mostPending: 0, maximumAt: null, shortage: 0, mostChanges: mostChanges(run.changes),
      turns: 0, longestAbove: 0, backAfter: null, firstPod: null, excess: 0, podSeconds: 0,
      seconds: run.rows.length - 1};
    var current = 0;
    var lastLoad = 0;
    var began = -1;
    var ready = 0;
    run.rows.forEach(function (row) {
      result.mostPods = Math.max(result.mostPods, row[2]);
      result.mostPending = Math.max(result.mostPending, row[5]);
      result.podSeconds += row[2];
      var takes = capacity(aim, row[3]);
      var exceeds = row[1] > takes * above;
      current = exceeds ? current + 1 : 0;
      result.longestAbove = Math.max(result.longestAbove, current);
      if (row[2] >= limits.maximum) {
        result.maximumAt = result.maximumAt === null ? row[0] : result.maximumAt;
        result.shortage = Math.max(result.shortage, row[1] - capacity(aim, running));
      }
      if (row[1] > 0) {
        lastLoad = row[0];
      }
      if (result.firstPod !== null) {
        return;
      }
      if (began < 0 && exceeds) {
        began = row[0];
        ready = row[3];
      }
      if (began >= 0 && row[3] > ready) {
        result.firstPod = row[0] - began;
      } else if (began >= 0) {
        result.excess += Math.max(0, row[1] - takes);
      }
    });
    for (var i = 1; i < run.changes.length; i++) {
      var up = run.changes[i].to > run.changes[i].from;
      var before = run.changes[i - 1].to > run.changes[i - 1].from;
      result.turns += up === before ? 0 : 1;
    }
    for (var j = lastLoad + 1; j < run.rows.length && result.backAfter === null; j++) {
      if (run.rows[j][2] <= settings.minimum) {
        result.backAfter = j - lastLoad;
      }
    }
    result.flaps = result.turns >= 3 && result.mostChanges >= 4;
    return result;
  }

  /** The shortest window for scaling down that at least halves the changes. */
  function calmer(settings, shape, limits, found) {
    var windows = [60, 120, 180, 300, 600, 900, 1800, 3600];
    for (var i = 0; i < windows.length; i++) {
      var down = limits.down || DOWN;
      if (limits.down && windows[i] <= limits.down.window) {
        continue;
      }
      var changed = {minimum: limits.minimum, maximum: limits.maximum, minor: limits.minor,
        up: limits.up || UP,
        down: {window: windows[i], select: down.select, policies: down.policies,
          tolerance: down.tolerance}};
      var tried = run(settings, shape, changed);
      var changes = mostChanges(tried.changes);
      if (tried.complete && changes * 2 <= found.mostChanges) {
        return {window: windows[i], changes: changes};
      }
    }
    return null;
  }

  /** A number with a fixed count of decimals, half up on its shortest digits, as Java prints it. */
  function fixed(value, decimals) {
    var digits = String(value);
    if (digits.indexOf('e') >= 0 || digits.indexOf('.') < 0) {
      return value.toFixed(decimals);
    }
    var parts = digits.split('.');
    var fraction = parts[1];
    var up = fraction.length > decimals && fraction.charAt(decimals) >= '5';
    var kept = (fraction + '00').substring(0, decimals);
    var whole = BigInt(parts[0] + kept) + BigInt(up ? 1 : 0);
    var text = String(whole);
    while (text.length <= decimals) {
      text = '0' + text;
    }
    return decimals === 0 ? text
      : text.substring(0, text.length - decimals) + '.' + text.substring(text.length - decimals);
  }

  function number(value) {
    var text = fixed(value, value < 10 ? 2 : 0);
    var dot = text.indexOf('.');
    var whole = dot < 0 ? text : text.substring(0, dot);
    var grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
    var rest = dot < 0 ? '' : text.substring(dot);
    return grouped + (rest === '.00' ? '' : rest);
  }

  function clock(time) {
    return Math.floor(time / 60) + ':' + (time % 60 < 10 ? '0' : '') + time % 60;
  }

  function hours(size, podSeconds) {
    var hundredths = Math.floor((Math.round(Number(size) * 100) * podSeconds * 2 + 3600) / 7200);
    var text = String(hundredths);
    while (text.length < 3) {
      text = '0' + text;
    }
    return text.substring(0, text.length - 2) + '.' + text.substring(text.length - 2);
  }

  function words(settings, limits, found, calm) {
    var all = [];
    var unit = settings.unit;
    if (found.mostPods === 0) {
      all.push('stays at 0 pods: the metric is counted by pods, and there are none');
    }
    if (found.maximumAt !== null) {
      all.push('reaches maxReplicas (' + limits.maximum + ') at ' + clock(found.maximumAt) +
        (found.shortage > 0
          ? ' and stays short of ' + number(found.shortage) + ' ' + unit
          : ' and takes the load'));
    }
    if (found.mostPending > 0) {
      all.push(found.mostPending + ' of ' + found.mostPods + ' pods stay Pending: the nodes hold ' +
        settings.room + ' if nothing else runs there');
    }
    if (found.flaps) {
      all.push('flaps: ' + found.mostChanges + ' changes in 10 minutes' +
        (calm ? '; a scaleDown window of ' + calm.window + ' s makes it ' + calm.changes : ''));
    }
    if (found.firstPod !== null) {
      all.push('the first new pod is ready ' + found.firstPod + ' s after the load' +
        (settings.rate ? ': ' + number(found.excess) + ' requests above target until then' : ''));
    } else if (found.longestAbove > 0) {
      all.push('no new pod helps: the load is above target for ' + found.longestAbove + ' s');
    }
    all.push(found.backAfter === null
      ? 'is not back at ' + settings.minimum + ' when the trial ends'
      : 'is back at ' + settings.minimum + (settings.minimum === 1 ? ' pod, ' : ' pods, ') +
        clock(found.backAfter) + ' after the load');
    if (settings.size) {
      all.push('Fargate: ' + hours(settings.size.cpu, found.podSeconds) + ' vCPU-hours and ' +
        hours(settings.size.memory, found.podSeconds) + ' GB-hours in ' + clock(found.seconds));
    }
    return all;
  }

  /** Tries a load, given as text; returns null if the text is not a load, or
      asks for too many pods for too long. */
  function trial(settings, text) {
    var shape = load(text);
    if (!shape) {
      return null;
    }
    var limits = settings.limits;
    var result = run(settings, shape, limits);
    if (!result.complete) {
      return null;
    }
    var found = figures(result, settings, limits);
    var calm = found.flaps ? calmer(settings, shape, limits, found) : null;
    return {rows: result.rows, changes: result.changes, figures: found,
      words: words(settings, limits, found, calm)};
  }

  return {trial: trial, load: load, number: number, clock: clock, capacity: capacity};
})();
