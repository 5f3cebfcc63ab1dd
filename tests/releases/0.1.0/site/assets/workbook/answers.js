import{isAnswered}from"./answer.js";const NONE=new Map();export class Answers extends Map{#places;constructor(entries=[]){super();for(const[address,answer]of entries)super.set(address,answer);}
set(address,answer){if(this.#places)put(this.#places,address,answer);return super.set(address,answer);}
rows(place){this.#places??=placesOf(this);return this.#places.get(place)??NONE;}}
function placesOf(answers){const places=new Map();let start="/";let cells=new Map();for(const[address,answer]of answers){if(address.startsWith(start))cells.set(address.slice(start.length),answer);else[start,cells]=put(places,address,answer)??[start,cells];}
return places;}
function put(places,address,answer){const end=address.lastIndexOf("/");const middle=address.lastIndexOf("/",end-1);if(middle<0)return undefined;const[place,row]=[address.slice(0,middle),address.slice(middle+1,end)];const rows=places.get(place)??new Map();const cells=rows.get(row)??new Map();places.set(place,rows.set(row,cells.set(address.slice(end+1),answer)));return[address.slice(0,end+1),cells];}
export function saysSomething(cells){for(const[column,{value}]of cells)if(column!=="kinds"&&isAnswered(value))return true;return false;}
export const rowsOf=(answers,place)=>[...answers.rows(place)].filter(([,cells])=>saysSomething(cells)).map(([id])=>id).sort();