// Writes what a browser finds wrong with this page into its root element.
const found = [];
addEventListener("securitypolicyviolation", (e) => found.push(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
addEventListener("error", (e) => found.push(`error: ${e.message || "cannot load " + (e.target.src || e.target.href)}`), true);
addEventListener("unhandledrejection", (e) => found.push(`error: ${e.reason}`));
addEventListener("load", async () => {
  if (window.axe) {
    const results = await axe.run(document, { resultTypes: ["violations"] });
    for (const v of results.violations) for (const n of v.nodes) found.push(`${v.id}: ${n.target.join(" ")}: ${n.failureSummary.replace(/\s+/g, " ")}`);
  }
  document.documentElement.setAttribute("data-found", JSON.stringify(found));
});
