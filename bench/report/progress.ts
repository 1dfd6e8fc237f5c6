/** Says what is being measured: a run takes minutes. */
export type Progress = (text: string) => void;

export const sayProgress: Progress = text => {
    process.stderr.write(`${new Date().toTimeString().slice(0, 8)} ${text}\n`);
};
