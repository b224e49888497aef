/**
 * The look of a plain public service: black on white, wide lines, big enough text, tags with words. It follows the
 * GOV.UK design system's sizes and contrast without its crown, name or typeface, which only GOV.UK may use.
 */
export const style = `
*{box-sizing:border-box}
body{margin:0;font-family:Arial,Helvetica,sans-serif;font-size:1.1875rem;line-height:1.35;color:#0b0c0c;background:#fff}
.skip{position:absolute;left:-999em;padding:.5rem 1rem;background:#fd0;color:#0b0c0c}
.skip:focus{position:static;display:block}
a{color:#1a65a6}a:hover{color:#0f385c}
:focus-visible{outline:3px solid #fd0;outline-offset:0;box-shadow:0 4px #0b0c0c;background:#fd0;color:#0b0c0c}
.top{background:#1d3f5e;color:#fff;border-bottom:8px solid #2f7fb8}
.wrap{max-width:78rem;margin:0 auto;padding:0 1rem}
.top .wrap{display:flex;flex-wrap:wrap;gap:.25rem 2rem;align-items:baseline;padding-top:.75rem;padding-bottom:.75rem}
.top strong{font-size:1.5rem}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
nav a{color:#fff;display:inline-block;padding:.25rem 0}nav a[aria-current]{font-weight:700;text-decoration:none}nav a:hover{color:#fff}
.marking{background:#f3f2f1;border-left:8px solid #942514;padding:.75rem 1rem;margin:1rem 0;font-weight:700}
h1{font-size:2.25rem;line-height:1.1;margin:1.5rem 0 1rem}h2{font-size:1.6rem;line-height:1.2;margin:2rem 0 .75rem}h3{font-size:1.2rem;margin:1.5rem 0 .5rem}
p,ul,dl{margin:0 0 1rem;max-width:46rem}.lead{font-size:1.35rem}
.tablebox{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:0 0 1.5rem;font-size:1rem}
caption{text-align:left;font-weight:700;font-size:1.15rem;padding:.25rem 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #b1b4b6}
thead th{border-bottom:2px solid #0b0c0c;vertical-align:bottom}
tbody th{font-weight:400}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.value{font-weight:700;font-size:1.15rem}
.quiet{color:#484d50;font-size:.9375rem}.missing{color:#484d50;white-space:normal;text-align:left}
.tag{display:inline-block;padding:.1rem .5rem;font-size:.9375rem;white-space:nowrap;border:1px solid transparent}
.red{background:#f4cdc6;color:#651b0e}.amber{background:#fcd6c3;color:#6e3619}.green{background:#cce2d8;color:#005a30}.grey{background:#eee;color:#282d30}.blue{background:#d2e2f1;color:#0c2d4a}
svg text{font:13px Arial,Helvetica,sans-serif;fill:#0b0c0c}
.spark path,.line{fill:none;stroke:#12436d;stroke-width:2}.spark circle,.chart circle{fill:#12436d}
.chart{max-width:100%;height:auto;display:block;margin:0 0 1rem}.grid{stroke:#d2d4d5}.target{stroke:#801650;stroke-dasharray:6 4;stroke-width:2}.chart .last{font-weight:700;font-size:15px}
dt{font-weight:700;margin-top:.75rem}dd{margin:0}
.summary{display:flex;flex-wrap:wrap;gap:.5rem 2rem;list-style:none;padding:0;max-width:none}
details{margin:0 0 1.5rem}summary{cursor:pointer;color:#1a65a6;text-decoration:underline;padding:.25rem 0}
footer{border-top:1px solid #b1b4b6;margin-top:3rem;padding:1.5rem 0;font-size:1rem}
@media (max-width:48rem){
body{font-size:1rem}h1{font-size:1.75rem}
.cards thead{position:absolute;left:-999em}
.cards tr{display:block;border-bottom:2px solid #b1b4b6;padding:.5rem 0}
.cards th,.cards td{display:block;border:0;padding:.15rem 0;text-align:left;white-space:normal}
.cards td[data-label]::before{content:attr(data-label) ": ";font-weight:700}
}
@page{size:A4 landscape;margin:12mm}
@media print{
body{font-size:10pt}.skip,nav,.noprint{display:none}.top{background:#fff;color:#000;border-bottom:3px solid #000}.wrap{max-width:none;padding:0}
h1{font-size:18pt}h2{font-size:14pt;break-after:avoid}table{font-size:9pt}caption{font-size:11pt}
thead{display:table-header-group}tr,figure,svg{break-inside:avoid}section.stage+section.stage{break-before:auto}a{color:#000;text-decoration:none}
.tag{border-color:#505a5f}
}
`;
