(function () {
  var SVG = 'http://www.w3.org/2000/svg';
  var settings = JSON.parse(document.getElementById('data').textContent);
  var chains = Array.prototype.slice.call(document.querySelectorAll('details.chain'));
  var narrow = window.matchMedia('screen and (max-width:760px)');
  document.documentElement.classList.add('js');

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      made.setAttribute(key, attributes[key]);
    });
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  function drawn(name, attributes, text) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) {
      made.setAttribute(key, attributes[key]);
    });
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  /* Search */

  var search = document.getElementById('search');
  var only = document.getElementById('only');
  var shown = document.getElementById('shown');

  function filter() {
    var words = search.value.toLowerCase().split(/\s+/);
    var count = 0;
    chains.forEach(function (chain) {
      var text = chain.dataset.search;
      var found = words.every(function (word) {
        return text.indexOf(word) >= 0;
      }) && (!only.checked || chain.dataset.findings !== '0');
      chain.hidden = !found;
      count += found ? 1 : 0;
    });
    shown.textContent = count + ' of ' + chains.length;
  }

  function openAll(open) {
    chains.forEach(function (chain) {
      if (!chain.hidden) {
        chain.open = open;
      }
    });
  }

  if (search) {
    document.getElementById('tools').hidden = false;
    search.addEventListener('input', filter);
    only.addEventListener('change', filter);
    document.getElementById('open').addEventListener('click', function () {
      openAll(true);
    });
    document.getElementById('close').addEventListener('click', function () {
      openAll(false);
    });
    filter();
  }

  /* Trials */

  function copy(value) {
    return JSON.parse(JSON.stringify(value));
  }

  /** A value as a load has it. */
  function amount(value, unit) {
    return unit === 'bytes' ? Math.round(value / 1048576) + 'Mi'
      : value < 10 && value % 1 !== 0 ? Math.round(value * 1000) + 'm' : String(Math.round(value));
  }

  /** A load that rises to what all pods take, for an autoscaler without one. */
  function suggested(set) {
    var most = Simulator.capacity(set.aim, set.limits.maximum);
    return 'ramp:0-' + amount(most, set.unit) + '@60..660';
  }

  /** A load with its values times a factor. */
  function scaled(text, factor, unit) {
    var shape = Simulator.load(text);
    if (!shape) {
      return text;
    }
    var high = amount(shape.high * factor, unit);
    var low = amount(shape.low * factor, unit);
    var values = shape.kind === 'ramp' ? low + '-' + high
      : shape.kind === 'sine' ? low + '-' + high + '/' + shape.period : high;
    return shape.kind + ':' + values + '@' + shape.start + '..' + shape.end;
  }

  function field(form, title, wide) {
    var label = element('label', wide ? {'class': 'wide'} : {}, title);
    form.appendChild(label);
    return label;
  }

  function pair(form, title, range, change) {
    var label = field(form, title);
    var row = element('span', {'class': 'pair'});
    var slider = element('input', {type: 'range', min: range.min, max: range.max,
      step: range.step, value: range.value, 'aria-label': title + ', slider'});
    var box = element('input', {type: 'number', min: range.least === undefined
      ? range.min : range.least, max: range.most || range.max, step: 'any', value: range.value,
      'aria-label': title});
    slider.addEventListener('input', function () {
      box.value = slider.value;
      change(Number(slider.value));
    });
    box.addEventListener('input', function () {
      if (box.value !== '' && box.validity.valid) {
        slider.value = box.value;
        change(Number(box.value));
      }
    });
    row.appendChild(slider);
    row.appendChild(box);
    label.appendChild(row);
    return function (value) {
      slider.value = value;
      box.value = value;
    };
  }

  function controls(host, set, draw) {
    var given = copy(set);
    var form = element('div', {'class': 'controls'});
    var label = field(form, 'Load in ' + set.unit + ', such as step:25@60..360, ramp:0-100@60..600,'
      + ' spike:200@60..120 or sine:10-50/300@0..3600', true);
    var load = element('input', {type: 'text', spellcheck: 'false', value: set.load});
    var typed = set.load;
    label.appendChild(load);
    var resets = [];
    var times = pair(form, 'Load, times',
      {min: 0.1, max: 10, step: 0.1, value: 1, least: 0.01, most: 1000}, function (factor) {
        set.load = scaled(typed, factor, set.unit);
        load.value = set.load;
        draw();
      });
    load.addEventListener('input', function () {
      typed = load.value.trim();
      set.load = typed;
      times(1);
      draw();
    });
    resets.push([times, function () {
      typed = given.load;
      return 1;
    }]);
    resets.push([pair(form, 'Start-up of a pod, in seconds',
      {min: 0, max: 600, step: 1, value: set.startup, most: 7200}, function (value) {
        set.startup = Math.round(value);
        draw();
      }), function () {
        return given.startup;
      }]);
    var percent = set.aim.target === 'UTILIZATION';
    var target = percent ? set.aim.value : set.aim.value / 1000;
    resets.push([pair(form, percent ? 'Target, in % of the request'
      : 'Target, in ' + set.unit + (set.aim.target === 'VALUE' ? ' in all' : ' a pod'),
      {min: percent ? 1 : target / 10, max: percent ? 200 : target * 4,
        step: percent ? 1 : target / 20, value: target, least: percent ? 1 : 0.001,
        most: percent ? 1000 : 1e12}, function (value) {
        set.aim.value = Math.max(1, Math.round(percent ? value : value * 1000));
        draw();
      }), function () {
        return target;
      }]);
    resets.push([pair(form, 'maxReplicas',
      {min: 1, max: Math.max(20, 3 * set.limits.maximum), step: 1,
        value: set.limits.maximum, most: 1000}, function (value) {
        set.limits.maximum = Math.max(Math.round(value), set.limits.minimum);
        draw();
      }), function () {
        return given.limits.maximum;
      }]);
    var button = element('button', {type: 'button'}, 'Back to the profile');
    button.addEventListener('click', function () {
      Object.keys(given).forEach(function (key) {
        set[key] = copy(given[key]);
      });
      load.value = given.load;
      resets.forEach(function (reset) {
        reset[0](reset[1]());
      });
      draw();
    });
    form.appendChild(button);
    host.appendChild(form);
  }

  function path(rows, end, column, width, height, top, most) {
    var data = '';
    var before = null;
    rows.forEach(function (row, i) {
      var y = (top + height - row[column] / most * height).toFixed(1);
      if (y !== before || i === rows.length - 1) {
        var x = (row[0] / end * width).toFixed(1);
        data += data === '' ? 'M' + x + ' ' + y : before === y ? 'H' + x
          : 'H' + x + 'V' + y;
        before = y;
      }
    });
    return data;
  }

  function curves(trial, set) {
    var width = 1000;
    var end = Math.max(1, trial.figures.seconds);
    var rows = trial.rows.map(function (row) {
      return [row[0], row[1], Simulator.capacity(set.aim, row[3]), row[2], row[3]];
    });
    var most = [1e-9, 1];
    rows.forEach(function (row) {
      most[0] = Math.max(most[0], row[1]);
      most[1] = Math.max(most[1], row[3], row[4]);
    });
    var top = most[0] * 1.15;
    rows.forEach(function (row) {
      row[2] = Math.min(row[2], top);
    });
    var small = narrow.matches;
    var left = 70;
    var svg = drawn('svg', {'class': 'curve', role: 'img',
      viewBox: small ? '0 0 400 330' : '0 0 1100 330',
      'aria-label': 'Load, and pods over time; the words below say the same'});
    width = small ? 320 : 1000;
    var group = drawn('g', {transform: 'translate(' + left + ',0)'});
    [[24, 120, most[0], top, set.unit], [184, 110, most[1], most[1] * 1.1, 'pods']]
      .forEach(function (panel) {
        group.appendChild(drawn('path', {'class': 'grid',
          d: 'M0 ' + panel[0] + 'V' + (panel[0] + panel[1]) + 'H' + width}));
        var y = panel[0] + panel[1] - panel[2] / panel[3] * panel[1];
        group.appendChild(drawn('path', {'class': 'grid', d: 'M0 ' + y + 'H' + width}));
        group.appendChild(drawn('text', {x: -8, y: y + 4, 'text-anchor': 'end'},
          Simulator.number(panel[2])));
        group.appendChild(drawn('text', {x: -8, y: panel[0] + panel[1] + 4,
          'text-anchor': 'end'}, '0'));
      });
    group.appendChild(drawn('path', {'class': 'load',
      d: path(rows, end, 1, width, 120, 24, top)}));
    group.appendChild(drawn('path', {'class': 'take',
      d: path(rows, end, 2, width, 120, 24, top)}));
    group.appendChild(drawn('path', {'class': 'ready',
      d: path(rows, end, 4, width, 110, 184, most[1] * 1.1) + 'V294H0z'}));
    group.appendChild(drawn('path', {'class': 'all',
      d: path(rows, end, 3, width, 110, 184, most[1] * 1.1)}));
    group.appendChild(drawn('text', {'class': 'load', x: 0, y: 14}, 'load'));
    group.appendChild(drawn('text', {'class': 'take', x: 44, y: 14},
      'load that the ready pods take'));
    group.appendChild(drawn('text', {'class': 'all', x: 0, y: 174}, 'pods; filled: ready'));
    for (var i = 0; i <= 4; i++) {
      var time = Math.round(end * i / 4);
      if (small && i % 2 === 1) {
        continue;
      }
      group.appendChild(drawn('text', {x: time / end * width, y: 314,
        'text-anchor': i === 4 ? 'end' : i === 0 ? 'start' : 'middle'}, Simulator.clock(time)));
    }
    svg.appendChild(group);
    return svg;
  }

  function changes(trial) {
    var details = element('details', {'class': 'changes'});
    details.appendChild(element('summary', {}, trial.changes.length + ' changes of the replicas'));
    var list = element('ol', {});
    trial.changes.slice(0, 500).forEach(function (change) {
      list.appendChild(element('li', {},
        Simulator.clock(Math.ceil(change.time)) + ': ' + change.from + ' to ' + change.to));
    });
    details.appendChild(list);
    return details;
  }

  function build(chain) {
    var index = Number(chain.dataset.index);
    var host = document.getElementById('trial-' + index);
    var set = settings[index];
    if (host.dataset.built || !set || !set.aim) {
      return;
    }
    host.dataset.built = 'yes';
    var still = host.querySelector('.static');
    if (still) {
      still.remove();
    }
    set = copy(set);
    if (!set.load) {
      set.load = suggested(set);
      host.appendChild(element('p', {},
        'The profile names no load; this one rises to what maxReplicas take.'));
    }
    var output = element('div', {'class': 'output'});
    var waiting = 0;

    function draw() {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(now, 60);
    }

    function now() {
      var trial = set.load.indexOf('csv:') === 0 ? null : Simulator.trial(set, set.load);
      output.textContent = '';
      if (!trial) {
        output.appendChild(element('p', {'class': 'bad', role: 'alert'},
          Simulator.load(set.load) ? 'This load asks for too many pods for too long.'
            : 'This is not a load; write it as one of the examples.'));
        return;
      }
      output.appendChild(curves(trial, set));
      var words = element('ul', {'class': 'words', 'aria-live': 'polite'});
      trial.words.forEach(function (word) {
        words.appendChild(element('li', {}, word));
      });
      output.appendChild(words);
      output.appendChild(changes(trial));
    }

    controls(host, set, draw);
    host.appendChild(output);
    now();
    narrow.addEventListener('change', now);
  }

  function opened(chain) {
    if (chain.open) {
      build(chain);
      var values = chain.querySelector('details.values');
      if (narrow.matches && !values.open) {
        values.open = true;
        values.dataset.narrow = 'yes';
      } else if (!narrow.matches && values.dataset.narrow) {
        values.open = false;
        delete values.dataset.narrow;
      }
    }
  }

  chains.forEach(function (chain) {
    opened(chain);
    chain.addEventListener('toggle', function () {
      opened(chain);
    });
  });
  narrow.addEventListener('change', function () {
    chains.forEach(opened);
  });

  function follow() {
    var target = document.getElementById(window.location.hash.slice(1));
    if (target && target.matches('details.chain')) {
      target.open = true;
    }
  }
  window.addEventListener('hashchange', follow);
  follow();
})();
