export class SafeStorage{constructor(name){this.name=name;}#quietly(work,otherwise){try{return work(globalThis[this.name]);}catch{return otherwise;}}
getItem(key){return this.#quietly((storage)=>storage.getItem(key),null);}
setItem(key,value){this.#quietly((storage)=>storage.setItem(key,value),undefined);}
removeItem(key){this.#quietly((storage)=>storage.removeItem(key),undefined);}
keys(prefix){return this.#quietly((storage)=>Object.keys(storage).filter((key)=>key.startsWith(prefix)),[]);}}