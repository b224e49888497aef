/**
 * The look of a plain public service: black on white, wide lines, big enough text, tags with words. It follows the
 * GOV.UK design system's sizes and contrast without its crown, name or typeface, which only GOV.UK may use. Every
 * pair of colours has the contrast that WCAG 2.2 AA asks for.
 */
export const style = `
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.35 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff}
.skip{position:absolute;left:-999em;padding:.5rem 1rem;background:#fd0;color:#0b0c0c}
.skip:focus{position:static;display:block}
a{color:#1a65a6}a:hover{color:#0f385c}
:focus-visible{outline:3px solid #0b0c0c;outline-offset:1px;box-shadow:0 0 0 6px #fd0}
.top{background:#1d3f5e;color:#fff;border-bottom:8px solid #2f7fb8}
.wrap{max-width:80rem;margin:0 auto;padding:0 1.25rem}
.top .wrap{display:flex;flex-wrap:wrap;gap:.25rem 2rem;align-items:baseline;padding-top:.6rem;padding-bottom:.6rem}
.top strong{font-size:1.2rem}nav{font-size:1rem}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.25rem}
nav a,nav a:hover{color:#fff;display:inline-block;padding:.25rem 0}nav a[aria-current]{font-weight:700;text-decoration:none}
.marking{background:#f3f2f1;border-left:8px solid #942514;padding:.75rem 1rem;margin:1rem 0;font-weight:700}
main>p.noprint:first-child{margin:.75rem 0 0;font-size:1rem}
h1{font-size:1.9rem;line-height:1.1;margin:1rem 0 .5rem}h2{font-size:1.5rem;line-height:1.2;margin:2rem 0 .5rem}h3{font-size:1.0625rem;margin:0 0 .3rem}
p,ul,dl{margin:0 0 1rem;max-width:50rem}.lead{font-size:1.2rem;margin-bottom:.75rem}
.tablebox{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:0 0 1.25rem;font-size:1rem}
caption{text-align:left;font-weight:700;padding:.25rem 0 .4rem}
.sheet caption,.index caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid #b1b4b6}
th:last-child,td:last-child{padding-right:0}
thead th{border-bottom:2px solid #0b0c0c;vertical-align:bottom}
tbody th{font-weight:400}
.n{text-align:right;font-variant-numeric:tabular-nums}
small,.sheet i,.index small{display:block;font-size:.9375rem;font-style:normal;color:#484d50}
td>small,th>small{white-space:normal}td>b+small{display:block}
.sheet td>b{font-size:1.125rem}
.sheet i{max-width:12rem;line-height:1.2}.sheet i.worse{color:#8a3a0c;font-weight:700}.sheet i.better{color:#005a8c;font-weight:700}.sheet i.unusual{color:#490092;font-weight:700}
.quiet{color:#484d50;font-size:.9375rem}.missing{color:#484d50}
.tag{display:inline-block;padding:.05rem .45rem;font-size:.9375rem;font-weight:700;white-space:nowrap;border:1px solid transparent}
.red{background:#f4cdc6;color:#651b0e}.amber{background:#fcd6c3;color:#6e3619}.green{background:#cce2d8;color:#005a30}.grey{background:#eee;color:#282d30}
svg text{font:14px Arial,Helvetica,sans-serif;fill:#0b0c0c}
.spark{display:block}.spark path,.line{fill:none;stroke:#12436d;stroke-width:2}.spark circle,.chart circle{fill:#12436d}
figure{margin:0 0 1rem}.chart{display:block;max-width:none;height:auto}
.grid{stroke:#e3e4e5}.target{stroke:#801650;stroke-dasharray:7 4;stroke-width:2}.chart .targetname{fill:#801650}.chart .last{font-weight:700;font-size:16px}
.range{fill:#eef0f2}.mean{stroke:#6f777b;stroke-width:1.5}
.chart .worse{fill:#c8540f}.chart .better{fill:#0076a8}.chart .unusual{fill:#490092}
dl{max-width:none;columns:2 22rem;column-gap:3rem}dl div{break-inside:avoid;padding-bottom:.6rem}dt{font-weight:700}dd{margin:0}
.summary{display:flex;flex-wrap:wrap;gap:.35rem 1.75rem;margin-bottom:.6rem;list-style:none;padding:0;max-width:none}
.supply{max-width:none}
.highlights{border:1px solid #b1b4b6;border-left:8px solid #1d3f5e;padding:.6rem 1rem 0;margin:.75rem 0}.highlights h2{margin:0 0 .5rem}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:.25rem 2rem;font-size:1rem}.columns p{margin:0 0 .5rem}.columns ul{padding-left:1.1rem}.columns li{margin-bottom:.25rem}.columns ul{margin-bottom:.5rem}
.jump{font-size:1rem;margin-bottom:0}.jump+section h2{margin-top:1rem}.jump a{margin-right:.9rem;display:inline-block;padding:.15rem 0}.jump{max-width:none}
.comment{border-left:5px solid #b1b4b6;padding-left:1rem;margin:0 0 1rem}.comment p{margin:0 0 .4rem}
details{margin:0 0 1rem}summary{cursor:pointer;color:#1a65a6;text-decoration:underline;padding:.25rem 0}
.further{margin-top:-.5rem}
footer{border-top:1px solid #b1b4b6;margin-top:3rem;padding:1.25rem 0;font-size:1rem}
@media (min-width:64rem){
.sheet{table-layout:fixed}
.sheet th:first-child{width:25%}.sheet th:nth-child(n+2):nth-child(-n+5){width:10%}.sheet th:nth-child(6){width:8%}.sheet th:nth-child(7){width:13%}
.less i{max-width:none}.less th:nth-child(n+1):nth-child(n+1){width:auto}.less th:first-child:first-child{width:46%}
.index th:first-child{width:22%}.index th:nth-child(3){width:16%}
}
@media (max-width:48rem){
body{font-size:1rem}h1{font-size:1.6rem}h2{font-size:1.3rem}.lead{font-size:1.1rem}
.sheet thead{position:absolute;left:-999em}
.sheet,.sheet tbody{display:block}.sheet tr{display:block;border-bottom:2px solid #b1b4b6;padding:.5rem 0}
.sheet th,.sheet td{display:block;border:0;padding:.1rem 0;text-align:left}
.sheet td:empty{display:none}.sheet small,.sheet td>b+small{display:inline;margin-left:.4rem}.sheet th small{display:block;margin:0}
.sheet td::before{font-weight:700;margin-right:.4rem}
.sheet td:nth-of-type(1)::before{content:"Now:"}.sheet td:nth-of-type(2)::before{content:"Quarter before:"}.sheet td:nth-of-type(3)::before{content:"Year before:"}.sheet td:nth-of-type(4)::before{content:"From 1 April:"}.sheet td:nth-of-type(5)::before{content:"Target:"}.sheet td:nth-of-type(7)::before{content:"Supplied:"}
.chart{width:40rem}
.sheet .spark{display:inline-block;vertical-align:middle}.sheet i{max-width:none}
}
@page{size:A4 landscape;margin:14mm 12mm 10mm}
@media print{
body{font-size:9.5pt}.skip,nav,.noprint,.top{display:none}.wrap{max-width:none;padding:0}
h1{font-size:17pt;margin:0 0 2mm}h2{font-size:13pt;margin:4mm 0 1mm;break-after:avoid}h3{font-size:10pt}table{font-size:8.5pt;margin-bottom:2mm}small,.quiet,.sheet i,.tag{font-size:7.5pt}.sheet td>b{font-size:9.5pt}.lead{font-size:11pt}.columns{font-size:9pt}p,ul{margin-bottom:2mm}
th,td{padding:.6mm 2.5mm .6mm 0}.columns{grid-template-columns:repeat(4,1fr)}.spark{height:5mm;width:22mm}.jump{display:none}
.sheet{table-layout:fixed}.sheet th:first-child{width:25%}.sheet th:nth-child(n+2):nth-child(-n+5){width:10%}.sheet th:nth-child(6){width:8%}.sheet th:nth-child(7){width:13%}
thead{display:table-header-group}tr,figure,.highlights,.comment{break-inside:avoid}caption{break-after:avoid}.tablebox{overflow:visible}.chart{max-width:100%;max-height:95mm}
a{color:#000;text-decoration:none}.tag{border-color:#505a5f}details:not([open]){display:none}summary{display:none}
dl{columns:3 12rem}footer{margin-top:4mm;padding:2mm 0}
}
`;
