// The bars beside their table of data: drawn from it, so that both say the same.
const box = document.getElementById("chart");
const table = document.querySelector("[data-chart]");

function rows() {
  return [...table.tBodies[0].rows].reverse().map((row) => ({
    name: row.cells[0].textContent.trim(),
    value: Number(row.cells[1].dataset.value),
    text: row.cells[1].textContent.trim(),
  }));
}

function options(found) {
  const ink = getComputedStyle(document.documentElement);
  return {
    animation: false,
    aria: { enabled: true, label: { description: described(found) } },
    grid: { left: 8, right: 72, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: "value", splitLine: { lineStyle: { color: ink.getPropertyValue("--line") } } },
    yAxis: {
      type: "category",
      data: found.map((row) => row.name),
      axisTick: { show: false },
      axisLabel: { width: 200, overflow: "truncate", color: ink.getPropertyValue("--ink") },
    },
    series: [{
      type: "bar",
      barMaxWidth: 18,
      itemStyle: { color: ink.getPropertyValue("--blue") },
      label: { show: true, position: "right", formatter: (one) => found[one.dataIndex].text },
      data: found.map((row) => row.value),
    }],
  };
}

function described(found) {
  return `各单位${table.dataset.chart}：${[...found].reverse().map((row) => `${row.name} ${row.text}`).join("，")}`;
}

if (box) {
  const found = rows();
  box.style.height = `${Math.max(found.length, 4) * 30 + 48}px`;
  const chart = globalThis.echarts.init(box, null, { renderer: "svg" });
  chart.setOption(options(found));
  addEventListener("resize", () => chart.resize());
}
