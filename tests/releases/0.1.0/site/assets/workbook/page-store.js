import{Answers}from"./answers.js";export class PageStore{tab="window";#answers=new Map();constructor(session,key=""){this.session=session;this.key=key;this.#answers=new Map(JSON.parse(session?.getItem(key)??"[]"));}
async readAll(){return new Answers(this.#answers);}
async read(addresses){return new Map([...this.#answers].filter(([address])=>addresses.includes(address)));}
async save(changes){const saved=changes.map(({address,value,base})=>{const answer={value,rev:base+1,savedAt:Date.now(),tab:this.tab};this.#answers.set(address,answer);return{address,answer};});this.#keep();return saved;}
async erase(){this.#answers.clear();this.#keep();}
async eraseSome(addresses){for(const address of addresses)this.#answers.delete(address);this.#keep();}#keep(){this.session?.setItem(this.key,JSON.stringify([...this.#answers]));}
async history(){return[];}
async snapshots(){return[];}
async snapshot(){}
async tidy(){}
async meta(){}
async remember(){}
async rejoin(){}}